/** Writes the first profile of a policy with its cases. */
@NullMarked
package io.porttokenvending.cli.init;

import org.jspecify.annotations.NullMarked;
