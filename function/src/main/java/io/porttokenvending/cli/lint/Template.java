package io.porttokenvending.cli.lint;

import io.porttokenvending.trust.ClaimKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A form that GitHub's values have: literal text with placeholders such as {@code <login>}. It
 * tells exactly whether a pattern matches any text of this form.
 */
final class Template {
  private static final int HEX_DIGITS_OF_A_SHA = 40;

  /** One character that satisfies the predicate; if it repeats, any number of them. */
  private record Step(IntPredicate admits, boolean repeats) {
    static Step literal(int character) {
      return new Step(c -> c == character, false);
    }
  }

  private record Place(int pattern, int form) {}

  private final List<Step> steps = new ArrayList<>();

  /**
   * A form in its notation.
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

  /** Whether the pattern matches some text of this form. */
  boolean meets(String pattern, ClaimKind kind) {
    List<Step> written = steps(pattern, kind);
    Set<Place> seen = new HashSet<>();
    Deque<Place> open = new ArrayDeque<>(List.of(new Place(0, 0)));
    while (!open.isEmpty()) {
      Place place = open.remove();
      if (!seen.add(place)) {
        continue;
      }
      boolean patternEnds = place.pattern() == written.size();
      boolean formEnds = place.form() == steps.size();
      if (patternEnds && formEnds) {
        return true;
      }
      if (!patternEnds && written.get(place.pattern()).repeats()) {
        open.add(new Place(place.pattern() + 1, place.form()));
      }
      if (!formEnds && steps.get(place.form()).repeats()) {
        open.add(new Place(place.pattern(), place.form() + 1));
      }
      if (!patternEnds && !formEnds) {
        Step one = written.get(place.pattern());
        Step other = steps.get(place.form());
        if (share(one, other, pattern)) {
          open.add(
              new Place(
                  place.pattern() + (one.repeats() ? 0 : 1),
                  place.form() + (other.repeats() ? 0 : 1)));
        }
      }
    }
    return false;
  }

  /** The characters that tell steps apart: those of the pattern, and all of ASCII. */
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
