/** The deployment's own settings, read from the file that {@code sam deploy} reads. */
@NullMarked
package io.porttokenvending.cli.deployment;

import org.jspecify.annotations.NullMarked;
