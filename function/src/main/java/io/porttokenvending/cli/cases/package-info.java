/** {@code policy test}: the decisions that a policy's authors expect for their jobs. */
@NullMarked
package io.porttokenvending.cli.cases;

import org.jspecify.annotations.NullMarked;
