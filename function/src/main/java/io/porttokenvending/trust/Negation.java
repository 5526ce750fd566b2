package io.porttokenvending.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Recognizes attempts to exclude values. A suggested spelling would invert their meaning. */
public final class Negation {
  /** Message for every negation. */
  public static final String MESSAGE =
      "rules only grant access and cannot exclude a value; list the values that get access";

  private static final Set<String> WORDS =
      Set.of(
          "not",
          "no",
          "non",
          "ne",
          "neq",
          "nin",
          "except",
          "exclude",
          "excluded",
          "excludes",
          "excluding",
          "ignore",
          "ignored",
          "deny",
          "denied",
          "block",
          "blocked",
          "unless",
          "without");

  private Negation() {}

  /** Returns whether a value begins with a negation. */
  public static boolean isValue(String text) {
    return text.startsWith("!") || text.toLowerCase(Locale.ROOT).startsWith("not ");
  }

  /** Returns whether an unknown key contains a negation. */
  static boolean isKey(String key) {
    return key.indexOf('!') >= 0 || NearestName.words(key).stream().anyMatch(WORDS::contains);
  }

  /**
   * Returns the message for a key that contains a negation.
   *
   * @param known the valid keys
   */
  static String ofKey(String key, List<String> known) {
    List<String> words = new ArrayList<>(NearestName.words(key.replace("!", "")));
    words.removeIf(WORDS::contains);
    Optional<String> claim = NearestName.of(String.join("_", words), known);
    return "unknown key "
        + Findings.quote(key)
        + ": "
        + MESSAGE
        + claim.map(name -> " in " + name).orElse("");
  }
}
