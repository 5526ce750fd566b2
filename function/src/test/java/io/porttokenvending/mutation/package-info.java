/** Judges a run of PIT, which changes the code and looks whether a test notices. */
@NullMarked
package io.porttokenvending.mutation;

import org.jspecify.annotations.NullMarked;
