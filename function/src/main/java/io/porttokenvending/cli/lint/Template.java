package io.porttokenvending.cli.lint;

import io.porttokenvending.trust.ClaimKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A form of GitHub's values: literal text with placeholders such as {@code <login>}. It decides
 * exactly whether a pattern matches any text of this form.
 */
final class Template {
  private static final int HEX_DIGITS_OF_A_SHA = 40;

  /** One character that satisfies the predicate; if it repeats, any number of them. */
  private record Step(IntPredicate admits, boolean repeats) {
    static Step literal(int character) {
      return new Step(c -> c == character, false);
    }
  }

  private final List<Step> steps = new ArrayList<>();

  /**
   * Parses a form.
   *
   * @param text may contain {@code <any>}, {@code <file>}, {@code <name>}, {@code <login>}, {@code
   *     <number>} and {@code <sha>}
   */
  Template(String text) {
    int at = 0;
    while (at < text.length()) {
      int end = text.charAt(at) == '<' ? text.indexOf('>', at) + 1 : at + 1;
      placeholder(text.substring(at, end));
      at = end;
    }
  }

  private void placeholder(String text) {
    switch (text) {
      case "<any>" -> some(c -> true);
      case "<file>" -> some(c -> c != '/');
      case "<name>" -> some(c -> isLogin(c) || c == '.');
      case "<login>" -> some(Template::isLogin);
      case "<number>" -> some(Template::isDigit);
      case "<sha>" -> {
        for (int i = 0; i < HEX_DIGITS_OF_A_SHA; i++) {
          steps.add(new Step(c -> isDigit(c) || (c >= 'a' && c <= 'f'), false));
        }
      }
      default -> text.chars().mapToObj(Step::literal).forEach(steps::add);
    }
  }

  private void some(IntPredicate admits) {
    steps.add(new Step(admits, false));
    steps.add(new Step(admits, true));
  }

  /** Whether the pattern matches any text of this form. */
  boolean meets(String pattern, ClaimKind kind) {
    List<Step> written = steps(pattern, kind);
    // Some text takes the pattern to its step i and the form to its step j.
    boolean[][] reached = new boolean[written.size() + 1][steps.size() + 1];
    reached[0][0] = true;
    for (int i = 0; i <= written.size(); i++) {
      for (int j = 0; j <= steps.size(); j++) {
        if (reached[i][j]) {
          advance(written, i, j, pattern, reached);
        }
      }
    }
    return reached[written.size()][steps.size()];
  }

  private void advance(List<Step> written, int i, int j, String pattern, boolean[][] reached) {
    boolean skips = i < written.size() && written.get(i).repeats();
    boolean formSkips = j < steps.size() && steps.get(j).repeats();
    if (skips) {
      reached[i + 1][j] = true;
    }
    if (formSkips) {
      reached[i][j + 1] = true;
    }
    if (i < written.size() && j < steps.size() && share(written.get(i), steps.get(j), pattern)) {
      reached[skips ? i : i + 1][formSkips ? j : j + 1] = true;
    }
  }

  /** Tries the characters that distinguish steps: those of the pattern, and all of ASCII. */
  private static boolean share(Step one, Step other, String pattern) {
    return IntStream.concat(pattern.chars(), IntStream.range(' ', 0x7F))
        .anyMatch(c -> one.admits().test(c) && other.admits().test(c));
  }

  private static List<Step> steps(String pattern, ClaimKind kind) {
    int lastAt = kind == ClaimKind.WORKFLOW_REF ? pattern.lastIndexOf('@') : -1;
    List<Step> steps = new ArrayList<>();
    int at = 0;
    while (at < pattern.length()) {
      int start = at++;
      char literal = pattern.charAt(start);
      if (literal != '*') {
        steps.add(Step.literal(literal));
        continue;
      }
      while (at < pattern.length() && pattern.charAt(at) == '*') {
        at++;
      }
      boolean crossesSlash = at - start > 1;
      boolean crossesAt = start > lastAt;
      steps.add(new Step(c -> (crossesSlash || c != '/') && (crossesAt || c != '@'), true));
    }
    return steps;
  }

  private static boolean isLogin(int c) {
    return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
