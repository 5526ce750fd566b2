/**
 * What {@code policy lint} looks for and how it says it. The warnings are its own; the errors are
 * those of the function's reader.
 */
@NullMarked
package io.porttokenvending.cli.lint;

import org.jspecify.annotations.NullMarked;
