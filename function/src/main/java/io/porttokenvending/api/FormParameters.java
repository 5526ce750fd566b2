package io.porttokenvending.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a query or of an {@code application/x-www-form-urlencoded} form.
 *
 * @param values the first value of each name; they may be secret
 * @param duplicate whether a name occurs more than once
 */
record FormParameters(Map<String, String> values, boolean duplicate) {

  /** Reads any text; a part that cannot be decoded stays unchanged. */
  static FormParameters read(String encoded) {
    Map<String, String> values = new LinkedHashMap<>();
    boolean duplicate = false;
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      duplicate |= !name.isEmpty() && values.putIfAbsent(name, value) != null;
    }
    return new FormParameters(values, duplicate);
  }

  /** Returns a value that is not empty. */
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
