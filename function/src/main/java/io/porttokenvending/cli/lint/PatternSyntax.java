package io.porttokenvending.cli.lint;

import io.porttokenvending.trust.ClaimKind;
import io.porttokenvending.trust.Negation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Detects regular expressions and shell globs, and translates them to lists of patterns. */
final class PatternSyntax {
  static final String HINT = "only * and ** are special; write alternatives as a list";

  /** Characters that a value of a documented form never contains. */
  private static final Pattern SPECIAL = Pattern.compile("[\\[\\]?\\\\^$|(){}+]");

  /** Parts of a pattern that are unlikely in any name. */
  private static final Pattern LIKELY =
      Pattern.compile("[|\\\\]|^\\^|\\$$|\\{[^{}]*,[^{}]*\\}|\\.\\+|\\][*+?{]|\\[\\^?\\w-\\w");

  /** Innermost alternatives: {@code (a|b)}, {@code (?:a|b)} or {@code {a,b}}. */
  private static final Pattern ALTERNATIVES =
      Pattern.compile("\\((?:\\?:)?([^(){}]*)\\)|\\{([^(){}]*,[^(){}]*)\\}");

  /** A group without an end or a start. */
  private static final Pattern UNBALANCED = Pattern.compile("^[^)]*\\([^)]*$|^[^(]*\\)");

  private static final Pattern REGULAR_EXPRESSION = Pattern.compile("^\\^|\\$$|[\\\\(|]|/\\.\\*");
  private static final int MAX_ALTERNATIVES = 32;

  private PatternSyntax() {}

  /** Returns whether a well-formed value looks like a regular expression or shell glob. */
  static boolean isLikely(RuleSource.Value value) {
    boolean freeText = value.kind() == ClaimKind.WORKFLOW || value.kind() == ClaimKind.PROPERTY;
    return Negation.isValue(value.text())
        || LIKELY.matcher(value.text()).find()
        || (!freeText && value.text().indexOf('?') >= 0);
  }

  static boolean hasSpecial(String text) {
    return SPECIAL.matcher(text).find();
  }

  /** Returns the patterns that match the same values; often only the text itself. */
  static List<String> alternatives(String text) {
    boolean regularExpression = REGULAR_EXPRESSION.matcher(text).find();
    String bare = regularExpression ? text.replaceAll("^\\^|\\$$", "") : text;
    List<String> all = expanded(bare, regularExpression);
    return regularExpression
        ? all.stream().map(PatternSyntax::translated).distinct().toList()
        : all;
  }

  private static List<String> expanded(String text, boolean regularExpression) {
    Matcher group = ALTERNATIVES.matcher(text);
    List<String> all = new ArrayList<>();
    if (group.find()) {
      String inside = group.group(1) == null ? group.group(2) : group.group(1);
      String separator = group.group(1) == null ? "," : "\\|";
      for (String each : inside.split(separator, MAX_ALTERNATIVES)) {
        String one = text.substring(0, group.start()) + each + text.substring(group.end());
        all.addAll(expanded(one, regularExpression));
      }
    } else if (UNBALANCED.matcher(text).find()) {
      return List.of(text);
    } else {
      String separator = regularExpression ? "\\|" : ",";
      for (String each : text.split(separator, MAX_ALTERNATIVES)) {
        all.add(each.strip());
      }
    }
    return all.size() > MAX_ALTERNATIVES ? List.of(text) : all;
  }

  private static String translated(String expression) {
    return expression
        .replace("[^/]*", "*")
        .replace("[^/]+", "*")
        .replace(".*", "**")
        .replaceAll("\\\\([^A-Za-z0-9])", "$1");
  }
}
