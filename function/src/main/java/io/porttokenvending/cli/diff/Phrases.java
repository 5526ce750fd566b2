package io.porttokenvending.cli.diff;

import java.util.Collection;
import java.util.List;

/** Sets in words. */
final class Phrases {
  /** So many are named, the rest is counted. */
  static final int MOST = 5;

  private Phrases() {}

  static String wanted(Wanted wanted) {
    String some = wanted.any() ? "any" : atoms(wanted.atoms());
    return wanted.butNot().isEmpty() ? some : some + " but not " + atoms(wanted.butNot());
  }

  static String repositories(Who who) {
    if (who.repositories().equals(IdSet.ANY)) {
      return "any";
    }
    String ids = list(who.repositoryIds());
    return who.repositories().allBut() ? "any but not " + ids : ids;
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

  private static String atoms(List<Atom> atoms) {
    return list(atoms.stream().map(Atom::said).toList());
  }
}
