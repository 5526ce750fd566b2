/** Handler, wiring and warm-up: the only place with environment, clock and standard output. */
@NullMarked
package io.porttokenvending.lambda;

import org.jspecify.annotations.NullMarked;
