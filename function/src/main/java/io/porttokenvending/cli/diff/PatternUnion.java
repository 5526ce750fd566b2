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

  /** Many literals together hardly ever contain all that a wildcard matches. */
  private static final int MOST_LITERALS = 64;

  /** Numbers in numerical order. */
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

  /** What the policy says, sorted. */
  List<String> texts() {
    return all.stream().map(Pattern::text).sorted(ORDER).toList();
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** Whether it is proven that this contains every value of the pattern. */
  boolean covers(Pattern pattern) {
    return covers(pattern, NONE);
  }

  /** Whether it is proven that every value of the pattern is in this or in the other union. */
  boolean covers(Pattern pattern, PatternUnion other) {
    if (plainlyCovers(pattern) || other.plainlyCovers(pattern)) {
      return true;
    }
    if (pattern.isLiteral()) {
      return false;
    }
    List<Pattern> near = Stream.concat(near(pattern), other.near(pattern)).toList();
    return near.stream().anyMatch(each -> !each.isLiteral()) && pattern.isWithin(near);
  }

  private boolean plainlyCovers(Pattern pattern) {
    return all.contains(pattern)
        || wildcards.stream().anyMatch(each -> each.equals(Pattern.ANY) || each.matches(pattern));
  }

  private Stream<Pattern> near(Pattern pattern) {
    return (all.size() > MOST_LITERALS ? wildcards : all).stream().filter(pattern::startsAlike);
  }

  @Override
  public String toString() {
    return texts().toString();
  }
}
