/** What the warm function costs, in multiples of the one signature check it cannot do without. */
@NullMarked
package io.porttokenvending.benchmark;

import org.jspecify.annotations.NullMarked;
