package io.porttokenvending.cli.deployment;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code parameter_overrides}, in both of SAM's forms: {@code Key=value} and {@code
 * ParameterKey=Key,ParameterValue=value}, with spaces between pairs.
 *
 * <p>A value with a space is quoted, or has a backslash before the space. SAM silently skips
 * malformed parts; here they are errors, because a skipped host would look like a host that is not
 * allowed.
 */
final class ParameterOverrides {
  private static final String LONG_FORM = "[\"']?ParameterKey[\"']?=";
  private static final String NAME = "[\"']?([\\p{L}\\p{Nd}]+)[\"']?";

  /** A value in either kind of quotes, or without; a backslash escapes a quote or space. */
  private static final String VALUE =
      "(?:\"((?:\\\\[\"' ]|[^\"])*+)\"|'((?:\\\\[\"' ]|[^'])*+)'|((?!['\"])(?:\\\\[\"' ]|[^"
          + " \"])*+))";

  private static final Pattern PAIR =
      Pattern.compile(
          "(?:%1$s%2$s,ParameterValue=|(?!%1$s)%2$s=)%3$s(?: \\s*|\\z)"
              .formatted(LONG_FORM, NAME, VALUE));

  private ParameterOverrides() {}

  /**
   * Returns the values by parameter name; if a name is repeated, the last value wins.
   *
   * @throws IllegalArgumentException if a part is not a pair
   */
  static Map<String, String> parse(String text) {
    String pairs = text.stripLeading();
    Map<String, String> values = new HashMap<>();
    Matcher matcher = PAIR.matcher(pairs);
    for (int at = 0; at < pairs.length(); at = matcher.end()) {
      if (!matcher.region(at, pairs.length()).lookingAt()) {
        throw new IllegalArgumentException(
            "expected Key=value or Key=\"a b\" at: "
                + pairs.substring(at).lines().findFirst().orElse(""));
      }
      String value = first(matcher, 3, 4, 5).replaceAll("\\\\([\"' ])", "$1");
      values.put(first(matcher, 1, 2), value);
    }
    return values;
  }

  private static String first(Matcher matcher, int... groups) {
    for (int group : groups) {
      String text = matcher.group(group);
      if (text != null) {
        return text;
      }
    }
    throw new IllegalStateException("no group of the pattern matches");
  }
}
