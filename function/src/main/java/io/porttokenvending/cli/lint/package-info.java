/**
 * The checks and reports of {@code policy lint}. The function's own policy reader finds the errors.
 */
@NullMarked
package io.porttokenvending.cli.lint;

import org.jspecify.annotations.NullMarked;
