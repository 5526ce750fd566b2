/**
 * The rendered configurations, read by the published programs themselves: profile {@code agents}.
 */
@NullMarked
package io.porttokenvending.agents;

import org.jspecify.annotations.NullMarked;
