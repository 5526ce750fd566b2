package io.porttokenvending.trust;

import io.porttokenvending.json.Ascii;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A pattern in which {@code *} matches any characters except {@code /}, and {@code **} matches any
 * characters; everything else is literal. Matching tracks all pattern positions in parallel, so it
 * takes at most the value's length times the pattern's length.
 */
public final class Glob {
  private static final int SEGMENT = -1;
  private static final int ANY = -2;
  private static final int SEGMENT_WITHOUT_AT = -3;
  private static final int ANY_WITHOUT_AT = -4;

  private final String text;
  private final ClaimKind kind;
  private final int[] steps;
  private final boolean literal;

  public Glob(String text, ClaimKind kind) {
    this.text = text;
    this.kind = kind;
    this.literal = text.indexOf('*') < 0;
    this.steps = literal ? new int[0] : steps(text, kind);
  }

  public boolean isLiteral() {
    return literal;
  }

  /** Returns the pattern as the policy contains it. */
  public String text() {
    return text;
  }

  public ClaimKind kind() {
    return kind;
  }

  public boolean matches(String value) {
    int folded = kind.foldedLength(value);
    return literal ? equal(value, folded) : matchesPattern(value, folded);
  }

  private boolean equal(String value, int folded) {
    if (value.length() != text.length()) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      if (!same(text.charAt(i), value.charAt(i), i < folded)) {
        return false;
      }
    }
    return true;
  }

  private boolean matchesPattern(String value, int folded) {
    boolean[] active = new boolean[steps.length + 1];
    active[0] = true;
    passWildcards(active);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean[] next = new boolean[steps.length + 1];
      for (int j = 0; j < steps.length; j++) {
        if (active[j]) {
          if (steps[j] < 0) {
            next[j] |= wildcardMatches(steps[j], c);
          } else {
            next[j + 1] |= same((char) steps[j], c, i < folded);
          }
        }
      }
      passWildcards(next);
      active = next;
    }
    return active[steps.length];
  }

  /** A wildcard may match nothing, so a position before a wildcard is also one after it. */
  private void passWildcards(boolean[] active) {
    for (int j = 0; j < steps.length; j++) {
      if (active[j] && steps[j] < 0) {
        active[j + 1] = true;
      }
    }
  }

  /**
   * Returns whether a wildcard matches a character.
   *
   * @param wildcard a negative element of {@link #steps}
   */
  public static boolean wildcardMatches(int wildcard, char c) {
    return switch (wildcard) {
      case SEGMENT -> c != '/';
      case SEGMENT_WITHOUT_AT -> c != '/' && c != '@';
      case ANY_WITHOUT_AT -> c != '@';
      case ANY -> true;
      default -> throw new IllegalStateException("not a wildcard");
    };
  }

  private static boolean same(char expected, char sent, boolean folds) {
    return folds ? Ascii.fold(expected) == Ascii.fold(sent) : expected == sent;
  }

  /** Returns the pattern's elements in order: a character, or a negative number for a wildcard. */
  public static int[] steps(String text, ClaimKind kind) {
    int lastAt = kind == ClaimKind.WORKFLOW_REF ? text.lastIndexOf('@') : -1;
    int[] steps = new int[text.length()];
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '*') {
        steps[count++] = text.charAt(i);
        continue;
      }
      boolean withoutAt = i < lastAt;
      int stars = 1;
      while (i + 1 < text.length() && text.charAt(i + 1) == '*') {
        stars++;
        i++;
      }
      if (stars == 1) {
        steps[count++] = withoutAt ? SEGMENT_WITHOUT_AT : SEGMENT;
      } else {
        steps[count++] = withoutAt ? ANY_WITHOUT_AT : ANY;
      }
    }
    return Arrays.copyOf(steps, count);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Glob glob && text.equals(glob.text) && kind == glob.kind;
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
