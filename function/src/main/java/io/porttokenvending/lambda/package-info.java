/** The edge: API Gateway events, settings, wiring and the audit line. */
@NullMarked
package io.porttokenvending.lambda;

import org.jspecify.annotations.NullMarked;
