/**
 * Compares two policies. A rule matches a set of jobs: those of which each claim is in a set of
 * values. The jobs that gain access are in a set of the new rules and in no set of the old rules.
 * Jobs that cannot be proven to be in an old set count as a gain, so no gain is hidden.
 */
@NullMarked
package io.porttokenvending.cli.diff;

import org.jspecify.annotations.NullMarked;
