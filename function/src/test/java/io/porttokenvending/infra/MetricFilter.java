package io.porttokenvending.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A filter of JSON log lines, as far as the template uses them: comparisons that must all match.
 */
record MetricFilter(String pattern) {
  private static final Pattern COMPARISON =
      Pattern.compile("\\(\\$\\.([A-Za-z_]+) (=|!=) \"([^\"]*)\"\\)");

  static MetricFilter of(Map<String, Object> filter) {
    return new MetricFilter(String.valueOf(filter.get("FilterPattern")));
  }

  boolean matches(JsonNode line) {
    if (!pattern.startsWith("{ ") || !pattern.endsWith(" }")) {
      throw new IllegalStateException(pattern);
    }
    for (String each : pattern.substring(2, pattern.length() - 2).split(" && ", -1)) {
      Matcher comparison = COMPARISON.matcher(each);
      if (!comparison.matches()) {
        throw new IllegalStateException(each);
      }
      JsonNode value = line.path(comparison.group(1));
      boolean equal = value.isTextual() && isLike(value.textValue(), comparison.group(3));
      if (equal != comparison.group(2).equals("=")) {
        return false;
      }
    }
    return true;
  }

  /** A trailing asterisk matches any characters. */
  private static boolean isLike(String text, String wanted) {
    return wanted.endsWith("*")
        ? text.startsWith(wanted.substring(0, wanted.length() - 1))
        : text.equals(wanted);
  }
}
