/**
 * Compares two policies. A rule is a product of one set for each claim; who gains is what is left
 * of the new rules' products when the old ones' are taken away. What cannot be proven to be taken
 * away stays, so that too much may be told as changed, and never too little.
 */
@NullMarked
package io.porttokenvending.cli.diff;

import org.jspecify.annotations.NullMarked;
