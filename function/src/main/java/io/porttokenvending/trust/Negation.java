package io.porttokenvending.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Recognizes attempts to exclude values, which the nearest correct spelling would invert. */
public final class Negation {
  /** What every message about a negation states, and how to write the rule instead. */
  public static final String POSITIVE =
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

  /** Whether a value begins like a negation. */
  public static boolean isValue(String text) {
    return text.startsWith("!") || text.toLowerCase(Locale.ROOT).startsWith("not ");
  }

  /** Whether a key that is not known contains a negation. */
  static boolean isKey(String key) {
    return key.indexOf('!') >= 0 || NearestName.words(key).stream().anyMatch(WORDS::contains);
  }

  /**
   * The message for such a key.
   *
   * @param known the keys that exist
   */
  static String ofKey(String key, List<String> known) {
    List<String> words = new ArrayList<>(NearestName.words(key.replace("!", "")));
    words.removeIf(WORDS::contains);
    Optional<String> claim = NearestName.of(String.join("_", words), known);
    return "unknown key "
        + Findings.quote(key)
        + ": "
        + POSITIVE
        + claim.map(name -> " in " + name).orElse("");
  }
}
