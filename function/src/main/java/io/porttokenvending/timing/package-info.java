/** One deadline a request, and the means to keep it: bounded calls and single flights. */
@NullMarked
package io.porttokenvending.timing;

import org.jspecify.annotations.NullMarked;
