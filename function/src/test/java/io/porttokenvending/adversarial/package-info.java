/**
 * Tests the verification with hostile and unusual tokens, and compares it with two independent JOSE
 * libraries.
 */
@NullMarked
package io.porttokenvending.adversarial;

import org.jspecify.annotations.NullMarked;
