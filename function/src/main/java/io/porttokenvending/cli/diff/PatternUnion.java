package io.porttokenvending.cli.diff;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values that match at least one of several patterns. */
record PatternUnion(Set<Pattern> all, Set<Pattern> wildcards) {
  static final PatternUnion NONE = new PatternUnion(Set.of());

  /** More literals than this rarely cover a wildcard, so they are not compared with one. */
  private static final int MAX_LITERALS = 64;

  /** Sorts numbers numerically. */
  private static final Comparator<String> ORDER =
      Comparator.comparingInt(
              (String text) -> text.chars().allMatch(Character::isDigit) ? text.length() : 0)
          .thenComparing(Comparator.naturalOrder());

  PatternUnion(Set<Pattern> patterns) {
    this(
        patterns,
        patterns.stream()
            .filter(pattern -> !pattern.isLiteral())
            .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  /** Returns the patterns as the policy contains them, sorted. */
  List<String> texts() {
    return all.stream().map(Pattern::text).sorted(ORDER).toList();
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** Returns true only if this contains every value of the pattern. */
  boolean covers(Pattern pattern) {
    return covers(pattern, NONE);
  }

  /** Returns true only if every value of the pattern is in this union or in the other one. */
  boolean covers(Pattern pattern, PatternUnion other) {
    if (directlyCovers(pattern) || other.directlyCovers(pattern)) {
      return true;
    }
    if (pattern.isLiteral()) {
      return false;
    }
    List<Pattern> near = Stream.concat(near(pattern), other.near(pattern)).toList();
    return near.stream().anyMatch(each -> !each.isLiteral()) && pattern.isWithin(near);
  }

  private boolean directlyCovers(Pattern pattern) {
    return all.contains(pattern)
        || wildcards.stream().anyMatch(each -> each.equals(Pattern.ANY) || each.matches(pattern));
  }

  private Stream<Pattern> near(Pattern pattern) {
    return (all.size() > MAX_LITERALS ? wildcards : all).stream().filter(pattern::startsAlike);
  }

  @Override
  public String toString() {
    return texts().toString();
  }
}
