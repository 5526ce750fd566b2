package io.porttokenvending.cli.diff;

import io.porttokenvending.cli.PrintableText;
import java.util.Collection;

/** Formats sets of values for reports. */
final class Phrases {
  /** Number of values to print; a report counts the others. */
  static final int MAX_LISTED = 5;

  private Phrases() {}

  static String values(ValueSet set) {
    String values = set.isAny() ? "any" : list(set.values().texts(), MAX_LISTED);
    return set.except().isEmpty()
        ? values
        : values + " but not " + list(set.except().texts(), MAX_LISTED);
  }

  static String list(Collection<String> texts, int max) {
    String first = String.join(", ", texts.stream().limit(max).map(PrintableText::line).toList());
    int more = texts.size() - max;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
