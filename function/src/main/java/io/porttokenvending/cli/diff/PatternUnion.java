package io.porttokenvending.cli.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values that match at least one of several patterns. */
final class PatternUnion {
  static final PatternUnion NONE = new PatternUnion(Set.of());

  /** Many literals together hardly ever contain all that a wildcard matches. */
  private static final int MOST_LITERALS = 64;

  /** Numbers in numerical order. */
  private static final Comparator<String> ORDER =
      Comparator.comparingInt(
              (String text) -> text.chars().allMatch(Character::isDigit) ? text.length() : 0)
          .thenComparing(Comparator.naturalOrder());

  private final Set<Pattern> all;
  private final List<Pattern> wildcards;

  PatternUnion(Set<Pattern> patterns) {
    all = patterns;
    wildcards = patterns.stream().filter(pattern -> !pattern.isLiteral()).toList();
  }

  Set<Pattern> all() {
    return all;
  }

  List<Pattern> wildcards() {
    return wildcards;
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
    if (pattern.isLiteral() || (wildcards.isEmpty() && other.wildcards.isEmpty())) {
      return false;
    }
    List<Pattern> near = new ArrayList<>(near(pattern).toList());
    near.addAll(other.near(pattern).toList());
    return near.stream().anyMatch(each -> !each.isLiteral()) && pattern.isWithin(near);
  }

  private boolean plainlyCovers(Pattern pattern) {
    if (all.contains(pattern)) {
      return true;
    }
    for (Pattern wildcard : wildcards) {
      if (wildcard.equals(Pattern.ANY) || wildcard.matches(pattern)) {
        return true;
      }
    }
    return false;
  }

  private Stream<Pattern> near(Pattern pattern) {
    return (all.size() > MOST_LITERALS ? wildcards : all).stream().filter(pattern::startsAlike);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PatternUnion union && all.equals(union.all);
  }

  @Override
  public int hashCode() {
    return all.hashCode();
  }

  @Override
  public String toString() {
    return texts().toString();
  }
}
