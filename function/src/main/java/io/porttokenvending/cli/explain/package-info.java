/** {@code policy explain}: what a policy makes of one job, with what it wants; for operators. */
@NullMarked
package io.porttokenvending.cli.explain;

import org.jspecify.annotations.NullMarked;
