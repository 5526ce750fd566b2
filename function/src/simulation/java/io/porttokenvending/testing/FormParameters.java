package io.porttokenvending.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;

/** The decoded parameters of a query or of a form body, each with its values in order. */
record FormParameters(Map<String, List<String>> values) {

  static FormParameters read(String encoded) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    var pairs = new StringTokenizer(encoded, "&");
    while (pairs.hasMoreTokens()) {
      String pair = pairs.nextToken();
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    }
    return new FormParameters(values);
  }

  /** Returns the only value of a parameter; empty if the parameter is absent or repeated. */
  Optional<String> only(String name) {
    List<String> given = values.getOrDefault(name, List.of());
    return given.size() == 1 ? Optional.of(given.getFirst()) : Optional.empty();
  }

  boolean anyDoubled() {
    return values.values().stream().anyMatch(given -> given.size() > 1);
  }

  /** Returns text with an invalid escape unchanged, so that a caller can see it. */
  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  @Override
  public String toString() {
    return values.keySet().toString();
  }
}
