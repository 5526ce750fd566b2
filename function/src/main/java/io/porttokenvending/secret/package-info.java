/** Secret values, which have no text form, and hashes. */
@NullMarked
package io.porttokenvending.secret;

import org.jspecify.annotations.NullMarked;
