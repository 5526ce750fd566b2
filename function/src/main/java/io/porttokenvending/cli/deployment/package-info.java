/** Reads the settings of a deployment from the file that {@code sam deploy} reads. */
@NullMarked
package io.porttokenvending.cli.deployment;

import org.jspecify.annotations.NullMarked;
