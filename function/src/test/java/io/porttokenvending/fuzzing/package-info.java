/**
 * Runs the fuzz tests, which lie beside what they test, as a fuzzer instead of over their seeds.
 */
@NullMarked
package io.porttokenvending.fuzzing;

import org.jspecify.annotations.NullMarked;
