/**
 * The {@code policy} command, which checks policies before they are deployed. The function's
 * archive does not contain it.
 */
@NullMarked
package io.porttokenvending.cli;

import org.jspecify.annotations.NullMarked;
