/** {@code policy test}: the jobs that a policy's authors expect to be let in, and not to be. */
@NullMarked
package io.porttokenvending.cli.cases;

import org.jspecify.annotations.NullMarked;
