package io.porttokenvending.http;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to a configured address.
 *
 * @param body sent as it is, with a {@code Content-Length}; null sends none. May hold a secret, so
 *     it is never part of the text form.
 */
public record HttpCall(
    String method, URI uri, Map<String, String> headers, byte @Nullable [] body) {
  @Override
  public String toString() {
    return method + " " + uri.getHost();
  }
}
