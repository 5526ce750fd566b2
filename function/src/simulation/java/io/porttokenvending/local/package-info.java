/** The local run: the function behind an HTTP front, in a simulated world on loopback. */
@NullMarked
package io.porttokenvending.local;

import org.jspecify.annotations.NullMarked;
