/** {@code policy explain}: reports to operators how a policy decides on one job. */
@NullMarked
package io.porttokenvending.cli.explain;

import org.jspecify.annotations.NullMarked;
