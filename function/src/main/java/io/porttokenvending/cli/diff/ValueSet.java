package io.porttokenvending.cli.diff;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The values that one claim can have in a set of jobs.
 *
 * @param except patterns to exclude from {@code values}
 */
record ValueSet(PatternUnion values, PatternUnion except) {
  static final ValueSet ANY = of(List.of(Pattern.ANY));

  /** More exceptions with wildcards are slow to compare and hard to read in a report. */
  private static final int MAX_EXCEPTIONS = 32;

  static ValueSet of(Collection<Pattern> patterns) {
    return new ValueSet(new PatternUnion(new LinkedHashSet<>(patterns)), PatternUnion.NONE);
  }

  /** Removes values that the exceptions cover, and exceptions that have no effect. */
  private static ValueSet of(Set<Pattern> values, PatternUnion except) {
    PatternUnion left = new PatternUnion(filter(values, value -> !except.covers(value)));
    if (left.wildcards().isEmpty()) {
      return new ValueSet(left, PatternUnion.NONE);
    }
    return new ValueSet(
        left,
        new PatternUnion(
            filter(except.all(), each -> left.wildcards().stream().anyMatch(each::intersects))));
  }

  boolean isAny() {
    return values.wildcards().contains(Pattern.ANY);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  boolean contains(Pattern literal) {
    return values.covers(literal) && !except.covers(literal);
  }

  /** Returns true only if every value is in the other set; false may be unproven. */
  boolean isWithin(ValueSet other) {
    return equals(other)
        || (values.all().stream().allMatch(value -> other.values.covers(value, except))
            && (other.except.isEmpty() || and(other.except).isEmpty()));
  }

  /** Returns false only if the sets have no value in common. */
  boolean intersects(ValueSet other) {
    boolean smaller = values.all().size() <= other.values.all().size();
    PatternUnion few = smaller ? values : other.values;
    PatternUnion many = smaller ? other.values : values;
    Predicate<Pattern> left = value -> !except.covers(value, other.except);
    return few.all().stream()
        .filter(left)
        .anyMatch(value ->
            value.isLiteral()
                ? many.covers(value)
                : many.all().stream().anyMatch(each -> each.intersects(value) && left.test(each)));
  }

  /** Returns the values that are also in the patterns. */
  ValueSet and(PatternUnion patterns) {
    Set<Pattern> both = new LinkedHashSet<>();
    for (Pattern value : values.all()) {
      if (patterns.covers(value)) {
        both.add(value);
      } else if (!value.isLiteral()) {
        PatternUnion alone = new PatternUnion(Set.of(value));
        patterns.all().stream()
            .filter(value::intersects)
            .forEach(pattern -> both.add(alone.covers(pattern) ? pattern : value.and(pattern)));
      }
    }
    return of(both, except);
  }

  /** Returns the values outside the patterns, or a superset if that needs too many exceptions. */
  ValueSet minus(PatternUnion patterns) {
    Set<Pattern> left = filter(values.all(), value -> !patterns.covers(value, except));
    Set<Pattern> taken = filter(patterns.all(), pattern -> !except.covers(pattern));
    taken.addAll(except.all());
    ValueSet rest = of(left, new PatternUnion(taken));
    return rest.except.wildcards().size() > MAX_EXCEPTIONS ? of(left, except) : rest;
  }

  /** Returns the union of sets that have the same exceptions. */
  static ValueSet union(List<ValueSet> sets) {
    Set<Pattern> all = new LinkedHashSet<>();
    sets.forEach(set -> all.addAll(set.values.all()));
    return all.contains(Pattern.ANY)
        ? new ValueSet(ANY.values, sets.getFirst().except)
        : new ValueSet(new PatternUnion(all), sets.getFirst().except);
  }

  private static Set<Pattern> filter(Set<Pattern> patterns, Predicate<Pattern> condition) {
    return patterns.stream().filter(condition).collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
