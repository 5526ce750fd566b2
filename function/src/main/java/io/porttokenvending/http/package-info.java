/**
 * An HTTP client with limits: fixed hosts, no redirects, a limit on the time of the whole call and
 * on the size of the response.
 */
@NullMarked
package io.porttokenvending.http;

import org.jspecify.annotations.NullMarked;
