/**
 * Compares two policies. A rule matches a set of jobs: those whose claims each have one of a set of
 * values. The jobs that gain access are in a set of the new rules and in no set of the old rules. A
 * job counts as a gain unless it is proven to be in an old set, so no gain is missed.
 */
@NullMarked
package io.porttokenvending.cli.diff;

import org.jspecify.annotations.NullMarked;
