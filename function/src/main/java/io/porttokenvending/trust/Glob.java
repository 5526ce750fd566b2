package io.porttokenvending.trust;

import io.porttokenvending.json.Ascii;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One value of a condition: literal text in which {@code *} is any run of characters but {@code /}
 * and {@code **} any run at all; nothing else is special. All positions the pattern may stand at
 * are followed at once, so a match costs at most the value's length times the pattern's.
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

  /** Whether it has no wildcard. */
  public boolean isLiteral() {
    return literal;
  }

  /** As it is written in the policy. */
  public String text() {
    return text;
  }

  public ClaimKind kind() {
    return kind;
  }

  public boolean matches(String value) {
    int folded = kind.foldedLength(value);
    return literal ? equal(value, folded) : follow(value, folded);
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

  private boolean follow(String value, int folded) {
    boolean[] standing = new boolean[steps.length + 1];
    standing[0] = true;
    passWildcards(standing);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean[] next = new boolean[steps.length + 1];
      for (int j = 0; j < steps.length; j++) {
        if (standing[j]) {
          if (steps[j] < 0) {
            next[j] |= admits(steps[j], c);
          } else {
            next[j + 1] |= same((char) steps[j], c, i < folded);
          }
        }
      }
      passWildcards(next);
      standing = next;
    }
    return standing[steps.length];
  }

  /** A wildcard may match nothing, so whoever stands before one stands behind it too. */
  private void passWildcards(boolean[] standing) {
    for (int j = 0; j < steps.length; j++) {
      if (standing[j] && steps[j] < 0) {
        standing[j + 1] = true;
      }
    }
  }

  /**
   * Whether a wildcard may stand for a character.
   *
   * @param wildcard a negative element of {@link #steps}
   */
  public static boolean admits(int wildcard, char c) {
    return switch (wildcard) {
      case SEGMENT -> c != '/';
      case SEGMENT_WITHOUT_AT -> c != '/' && c != '@';
      case ANY_WITHOUT_AT -> c != '@';
      case ANY -> true;
      default -> throw new IllegalStateException("no wildcard");
    };
  }

  private static boolean same(char wanted, char sent, boolean folds) {
    return folds ? Ascii.fold(wanted) == Ascii.fold(sent) : wanted == sent;
  }

  /** The elements of a pattern in order: a character, or a negative number for a wildcard. */
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
