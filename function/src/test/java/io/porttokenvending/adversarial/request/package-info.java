/** Whole requests, each one change away from one that is granted, and what becomes of them. */
@NullMarked
package io.porttokenvending.adversarial.request;

import org.jspecify.annotations.NullMarked;
