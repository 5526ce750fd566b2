/** Benchmarks of the warm function, relative to the cost of one signature check. */
@NullMarked
package io.porttokenvending.benchmark;

import org.jspecify.annotations.NullMarked;
