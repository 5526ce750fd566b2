/**
 * Handler, wiring and warm-up: the only package that uses the environment, the clock and standard
 * output.
 */
@NullMarked
package io.porttokenvending.lambda;

import org.jspecify.annotations.NullMarked;
