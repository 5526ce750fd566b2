/**
 * The checks and reports of {@code policy lint}. The errors are those of the function's own reader.
 */
@NullMarked
package io.porttokenvending.cli.lint;

import org.jspecify.annotations.NullMarked;
