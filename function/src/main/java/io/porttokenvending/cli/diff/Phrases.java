package io.porttokenvending.cli.diff;

import java.util.Collection;

/** Sets in words. */
final class Phrases {
  /** So many are named, the rest is counted. */
  static final int MOST = 5;

  private Phrases() {}

  static String values(ValueSet set) {
    String values = set.isAny() ? "any" : list(set.values().texts());
    return set.except().isEmpty() ? values : values + " but not " + list(set.except().texts());
  }

  static String list(Collection<String> texts) {
    return list(texts, MOST);
  }

  static String list(Collection<String> texts, int most) {
    String first = String.join(", ", texts.stream().limit(most).map(Phrases::visible).toList());
    int more = texts.size() - most;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  /** What a policy holds is printed in pipelines, where control characters would be obeyed. */
  static String visible(String text) {
    StringBuilder visible = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
        visible.append("\\u%04x".formatted((int) c));
      } else {
        visible.append(c);
      }
    }
    return visible.toString();
  }
}
