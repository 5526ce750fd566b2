package io.porttokenvending.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The names in a query or form of {@code application/x-www-form-urlencoded}. */
final class FormNames {
  private FormNames() {}

  /** The first name that comes twice; one that cannot be decoded stands for itself. */
  static Optional<String> doubled(String encoded) {
    Set<String> seen = new HashSet<>();
    for (String pair : encoded.split("&", -1)) {
      String name = name(pair);
      if (!name.isEmpty() && !seen.add(name)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  static boolean contains(String encoded, String wanted) {
    for (String pair : encoded.split("&", -1)) {
      if (name(pair).equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  private static String name(String pair) {
    int equals = pair.indexOf('=');
    String raw = equals < 0 ? pair : pair.substring(0, equals);
    try {
      return URLDecoder.decode(raw, UTF_8);
    } catch (IllegalArgumentException e) {
      return raw;
    }
  }
}
