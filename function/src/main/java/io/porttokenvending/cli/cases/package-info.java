/** {@code policy test}: compares a policy's decisions with the expected ones. */
@NullMarked
package io.porttokenvending.cli.cases;

import org.jspecify.annotations.NullMarked;
