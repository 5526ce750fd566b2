package io.porttokenvending.cli.diff;

import io.porttokenvending.cli.PrintableText;
import java.util.Collection;

/** Sets in words. */
final class Phrases {
  /** So many are named, the rest is counted. */
  static final int MOST = 5;

  private Phrases() {}

  static String values(ValueSet set) {
    String values = set.isAny() ? "any" : list(set.values().texts(), MOST);
    return set.except().isEmpty()
        ? values
        : values + " but not " + list(set.except().texts(), MOST);
  }

  static String list(Collection<String> texts, int most) {
    String first = String.join(", ", texts.stream().limit(most).map(PrintableText::line).toList());
    int more = texts.size() - most;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
