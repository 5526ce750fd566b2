/** The use case: a subject token in, a Port access token or a refusal out. */
@NullMarked
package io.porttokenvending.exchange;

import org.jspecify.annotations.NullMarked;
