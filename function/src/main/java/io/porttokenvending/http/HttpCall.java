package io.porttokenvending.http;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to a configured address.
 *
 * @param method {@code GET} or {@code POST}
 * @param uri address with a host and the scheme {@code https} or {@code http}
 * @param headers values without line breaks; a value may be secret
 * @param body sent unchanged, with a {@code Content-Length}; null for no body. It may contain a
 *     secret, so {@code toString} omits it.
 */
public record HttpCall(
    String method, URI uri, Map<String, String> headers, byte @Nullable [] body) {
  // Rejects calls that the JDK would change: it sends a GET with a body as a POST, and may repeat
  // any method except POST, which is harmless only for GET. For an invalid header, the JDK's
  // exception quotes the value. Not a compact constructor, because javac then omits the annotation
  // of body from the class file.
  public HttpCall(String method, URI uri, Map<String, String> headers, byte @Nullable [] body) {
    if (!method.equals("POST") && !(method.equals("GET") && body == null)) {
      throw new IllegalArgumentException("the call must be a POST, or a GET without a body");
    }
    String scheme = uri.getScheme();
    if (uri.getHost() == null
        || !("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))) {
      throw new IllegalArgumentException(
          "the address must have a host and the scheme https or http");
    }
    if (headers.entrySet().stream().anyMatch(HttpCall::isMalformed)) {
      throw new IllegalArgumentException("a header contains a character that HTTP does not allow");
    }
    this.method = method;
    this.uri = uri;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  private static boolean isMalformed(Map.Entry<String, String> header) {
    return header.getKey().isEmpty()
        || header.getKey().chars().anyMatch(c -> c <= ' ' || c == ':')
        || header.getValue().chars().anyMatch(c -> c < ' ' && c != '\t');
  }

  @Override
  public String toString() {
    return method + " " + uri.getHost();
  }
}
