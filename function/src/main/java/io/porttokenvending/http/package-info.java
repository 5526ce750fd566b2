/**
 * One bounded HTTP client: fixed hosts, no redirects, a time limit over the whole call, a size cap.
 */
@NullMarked
package io.porttokenvending.http;

import org.jspecify.annotations.NullMarked;
