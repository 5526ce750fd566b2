/** The {@code policy} command: what a policy says, before it is live. The archive leaves it out. */
@NullMarked
package io.porttokenvending.cli;

import org.jspecify.annotations.NullMarked;
