package io.porttokenvending.testing;

import io.porttokenvending.trust.ClaimKind;

/** Whether a value matches a pattern, written straight from the contract's words. */
public record NaiveMatch(ClaimKind kind, String pattern, String value) {
  public boolean holds() {
    return matches(0, 0);
  }

  private boolean matches(int p, int v) {
    if (p == pattern.length()) {
      return v == value.length();
    }
    if (pattern.charAt(p) == '*') {
      boolean twice = pattern.startsWith("**", p);
      return matches(p + (twice ? 2 : 1), v)
          || (v < value.length() && admits(twice, p, value.charAt(v)) && matches(p, v + 1));
    }
    return v < value.length()
        && same(pattern.charAt(p), value.charAt(v), v)
        && matches(p + 1, v + 1);
  }

  private boolean admits(boolean twice, int p, char c) {
    boolean leftOfAt = kind == ClaimKind.WORKFLOW_REF && p < pattern.lastIndexOf('@');
    return (twice || c != '/') && !(leftOfAt && c == '@');
  }

  private boolean same(char wanted, char sent, int v) {
    long slashesBefore = value.substring(0, v).chars().filter(c -> c == '/').count();
    boolean folds =
        switch (kind) {
          case NAME, REPOSITORY -> true;
          case WORKFLOW_REF -> slashesBefore < 2;
          case ID, EXACT, REF, WORKFLOW, TEXT, PROPERTY -> false;
        };
    return wanted == sent
        || (folds && wanted < 128 && String.valueOf(wanted).equalsIgnoreCase("" + sent));
  }
}
