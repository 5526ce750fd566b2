/** {@code policy explain}: the decision of a policy on one job, for the policy's operators. */
@NullMarked
package io.porttokenvending.cli.explain;

import org.jspecify.annotations.NullMarked;
