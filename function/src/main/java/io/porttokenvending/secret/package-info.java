/** A value that cannot print itself. */
@NullMarked
package io.porttokenvending.secret;

import org.jspecify.annotations.NullMarked;
