package io.porttokenvending.http;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to a configured address.
 *
 * @param method {@code GET} or {@code POST}
 * @param uri with a host, {@code https} or {@code http}
 * @param headers a value holds no line break; it may hold a secret
 * @param body sent as it is, with a {@code Content-Length}; null sends none. May hold a secret, so
 *     it is never part of the text form.
 */
public record HttpCall(
    String method, URI uri, Map<String, String> headers, byte @Nullable [] body) {
  // Refuses what the JDK would not do as told: it makes a POST of a GET with a body, may send any
  // method but POST twice, which a GET can bear, and prints the value of a header it does not take.
  // Not a compact constructor: javac leaves the annotation of body out of its class file.
  public HttpCall(String method, URI uri, Map<String, String> headers, byte @Nullable [] body) {
    if (!method.equals("POST") && !(method.equals("GET") && body == null)) {
      throw new IllegalArgumentException("neither a POST nor a GET without a body");
    }
    String scheme = uri.getScheme();
    if (uri.getHost() == null
        || !("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))) {
      throw new IllegalArgumentException("not an address of scheme https or http with a host");
    }
    if (headers.entrySet().stream().anyMatch(HttpCall::breaksItsLine)) {
      throw new IllegalArgumentException("a header that cannot be sent as it is");
    }
    this.method = method;
    this.uri = uri;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  private static boolean breaksItsLine(Map.Entry<String, String> header) {
    return header.getKey().isEmpty()
        || header.getKey().chars().anyMatch(c -> c <= ' ' || c == ':')
        || header.getValue().chars().anyMatch(c -> c < ' ' && c != '\t');
  }

  @Override
  public String toString() {
    return method + " " + uri.getHost();
  }
}
