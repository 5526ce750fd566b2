package io.porttokenvending.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names and values of a query or form of {@code application/x-www-form-urlencoded}.
 *
 * @param values the first one of each name; they may be secret
 * @param doubled the first name that comes twice
 */
record FormParameters(Map<String, String> values, Optional<String> doubled) {

  /** Reads any text; a piece that cannot be decoded stands for itself. */
  static FormParameters read(String encoded) {
    Map<String, String> values = new LinkedHashMap<>();
    Optional<String> doubled = Optional.empty();
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      if (!name.isEmpty() && values.putIfAbsent(name, value) != null && doubled.isEmpty()) {
        doubled = Optional.of(name);
      }
    }
    return new FormParameters(values, doubled);
  }

  Set<String> names() {
    return values.keySet();
  }

  /** A value that is not empty. */
  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  private static String decoded(String raw) {
    try {
      return URLDecoder.decode(raw, UTF_8);
    } catch (IllegalArgumentException e) {
      return raw;
    }
  }

  @Override
  public String toString() {
    return "FormParameters[" + values.size() + "]";
  }
}
