/** The local run: the function behind an HTTP front, with simulated upstreams on loopback. */
@NullMarked
package io.porttokenvending.local;

import org.jspecify.annotations.NullMarked;
