package io.porttokenvending.cli.diff;

import io.porttokenvending.trust.ClaimKind;
import io.porttokenvending.trust.Glob;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A set of texts as {@link Glob} describes it, open to questions about all of them at once. */
final class Pattern implements Comparable<Pattern> {
  static final int SEGMENT = -1;
  static final int ANY = -2;
  private static final int SEGMENT_WITHOUT_AT = -3;
  private static final int ANY_WITHOUT_AT = -4;

  private static final Comparator<Pattern> ORDER =
      Comparator.comparing(Pattern::text).thenComparing(Pattern::kind);

  private final String text;
  private final ClaimKind kind;
  private final int[] steps;

  Pattern(String text, ClaimKind kind) {
    this.text = text;
    this.kind = kind;
    this.steps = steps(text, kind);
  }

  static Pattern of(Glob glob) {
    return new Pattern(glob.text(), glob.kind());
  }

  String text() {
    return text;
  }

  ClaimKind kind() {
    return kind;
  }

  int length() {
    return steps.length;
  }

  boolean isLiteral() {
    return text.indexOf('*') < 0;
  }

  boolean isWildcard(int position) {
    return position < steps.length && steps[position] < 0;
  }

  /** Whether all that follows is matched from here. */
  boolean endsAnyhow(int position) {
    return position == steps.length - 1 && steps[position] == ANY;
  }

  /** Whether the character at a position, literal or wildcard, lets this one pass. */
  boolean passes(int position, char c, boolean folds) {
    return switch (steps[position]) {
      case SEGMENT -> c != '/';
      case SEGMENT_WITHOUT_AT -> c != '/' && c != '@';
      case ANY_WITHOUT_AT -> c != '@';
      case ANY -> true;
      default -> {
        char wanted = (char) steps[position];
        yield folds ? fold(wanted) == fold(c) : wanted == c;
      }
    };
  }

  /** Whether their starts or ends show at once that no text matches both. */
  boolean isUnlike(Pattern other) {
    int common = Math.min(steps.length, other.steps.length);
    for (int i = 0; i < common && steps[i] >= 0 && other.steps[i] >= 0; i++) {
      if (steps[i] != other.steps[i]) {
        return true;
      }
    }
    // Whether an end compares without case, a pattern of this kind does not show.
    boolean showsEnd = kind != ClaimKind.WORKFLOW_REF;
    for (int i = 1; showsEnd && i <= common; i++) {
      int end = steps[steps.length - i];
      int otherEnd = other.steps[other.steps.length - i];
      if (end < 0 || otherEnd < 0) {
        break;
      }
      if (end != otherEnd) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a character behind so many slashes compares without case.
   *
   * @param slashes how many precede it in the value
   */
  static boolean folds(ClaimKind kind, int slashes) {
    return switch (kind) {
      case REPOSITORY, NAME -> true;
      case WORKFLOW_REF -> slashes < 2;
      case ID, EXACT, REF, WORKFLOW, TEXT, PROPERTY -> false;
    };
  }

  private static char fold(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }

  private static int[] steps(String text, ClaimKind kind) {
    int lastAt = kind == ClaimKind.WORKFLOW_REF ? text.lastIndexOf('@') : -1;
    int[] steps = new int[text.length()];
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '*') {
        steps[count++] = text.charAt(i);
        continue;
      }
      boolean withoutAt = i < lastAt;
      boolean several = i + 1 < text.length() && text.charAt(i + 1) == '*';
      while (i + 1 < text.length() && text.charAt(i + 1) == '*') {
        i++;
      }
      if (several) {
        steps[count++] = withoutAt ? ANY_WITHOUT_AT : ANY;
      } else {
        steps[count++] = withoutAt ? SEGMENT_WITHOUT_AT : SEGMENT;
      }
    }
    return canonical(Arrays.copyOf(steps, count), kind);
  }

  /** Folded wherever the place in the pattern already says that the value folds there. */
  private static int[] canonical(int[] steps, ClaimKind kind) {
    int slashes = 0;
    for (int i = 0; i < steps.length; i++) {
      if (steps[i] < 0 && kind == ClaimKind.WORKFLOW_REF) {
        break;
      }
      if (steps[i] >= 0 && folds(kind, slashes)) {
        steps[i] = fold((char) steps[i]);
      }
      slashes += steps[i] == '/' ? 1 : 0;
    }
    return steps;
  }

  @Override
  public int compareTo(Pattern other) {
    return ORDER.compare(this, other);
  }

  /** Patterns that differ only in what makes no difference are equal. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Pattern pattern
        && kind == pattern.kind
        && Arrays.equals(steps, pattern.steps);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(steps);
  }

  @Override
  public String toString() {
    return text;
  }
}
