/** Deadlines, bounded calls, single flights, backoff with jitter, and the age of cached values. */
@NullMarked
package io.porttokenvending.timing;

import org.jspecify.annotations.NullMarked;
