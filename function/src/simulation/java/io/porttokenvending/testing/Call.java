package io.porttokenvending.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request that a server received. Its text form omits headers and body, because they contain
 * tokens and secrets.
 *
 * @param path still percent-encoded
 * @param query still percent-encoded, without the question mark; empty when there is none
 * @param headers by lower-case name
 */
public record Call(
    String method, String path, String query, Map<String, List<String>> headers, byte[] body) {

  static Call of(HttpExchange exchange) throws IOException {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    // Not URI.getRawPath(), which treats "//host/path" as an authority and loses a part of it.
    String target = exchange.getRequestURI().toString();
    int question = target.indexOf('?');
    return new Call(
        exchange.getRequestMethod(),
        question < 0 ? target : target.substring(0, question),
        question < 0 ? "" : target.substring(question + 1),
        headers,
        exchange.getRequestBody().readAllBytes());
  }

  /** Returns the only value of a header; empty if the header is absent or repeated. */
  public Optional<String> header(String name) {
    List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }

  public boolean hasHeader(String name) {
    return headers.containsKey(name.toLowerCase(Locale.ROOT));
  }

  /** Returns the content type in lower case without parameters; empty if there is none. */
  public String mediaType() {
    return mediaType(header("content-type").orElse(""));
  }

  static String mediaType(String contentType) {
    int semicolon = contentType.indexOf(';');
    String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
    return type.strip().toLowerCase(Locale.ROOT);
  }

  public String text() {
    return new String(body, UTF_8);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
