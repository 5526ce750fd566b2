/**
 * The verification of tokens against hostile and unusual ones, judged beside it by two JOSE
 * libraries that share no code with it.
 */
@NullMarked
package io.porttokenvending.adversarial;

import org.jspecify.annotations.NullMarked;
