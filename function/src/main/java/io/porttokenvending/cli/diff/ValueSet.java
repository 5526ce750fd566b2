package io.porttokenvending.cli.diff;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The values that a set of jobs has in one claim.
 *
 * @param except values that are taken out again
 */
record ValueSet(PatternUnion values, PatternUnion except) {
  static final ValueSet ANY = of(List.of(Pattern.ANY));

  /** A union with more wildcards takes long to compare and is hard to read in a report. */
  private static final int MOST_EXCEPTIONS = 32;

  static ValueSet of(Collection<Pattern> patterns) {
    return new ValueSet(new PatternUnion(new LinkedHashSet<>(patterns)), PatternUnion.NONE);
  }

  /** Without the values that the exceptions cover, and the exceptions that make no difference. */
  private static ValueSet of(Set<Pattern> values, PatternUnion except) {
    PatternUnion left = new PatternUnion(some(values, value -> !except.covers(value)));
    if (left.wildcards().isEmpty()) {
      return new ValueSet(left, PatternUnion.NONE);
    }
    return new ValueSet(
        left,
        new PatternUnion(
            some(except.all(), each -> left.wildcards().stream().anyMatch(each::meets))));
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

  /** Whether it is proven that every value is in the other set. */
  boolean isWithin(ValueSet other) {
    return equals(other)
        || (values.all().stream().allMatch(value -> other.values.covers(value, except))
            && (other.except.isEmpty() || and(other.except).isEmpty()));
  }

  /** Whether both may have a value in common; false only if they do not. */
  boolean meets(ValueSet other) {
    boolean smaller = values.all().size() <= other.values.all().size();
    PatternUnion few = smaller ? values : other.values;
    PatternUnion many = smaller ? other.values : values;
    Predicate<Pattern> left = value -> !except.covers(value, other.except);
    return few.all().stream()
        .filter(left)
        .anyMatch(value ->
            value.isLiteral()
                ? many.covers(value)
                : many.all().stream().anyMatch(each -> each.meets(value) && left.test(each)));
  }

  /** The values that the patterns contain too. */
  ValueSet and(PatternUnion patterns) {
    Set<Pattern> both = new LinkedHashSet<>();
    for (Pattern value : values.all()) {
      if (patterns.covers(value)) {
        both.add(value);
      } else if (!value.isLiteral()) {
        PatternUnion alone = new PatternUnion(Set.of(value));
        patterns.all().stream()
            .filter(value::meets)
            .forEach(pattern -> both.add(alone.covers(pattern) ? pattern : value.and(pattern)));
      }
    }
    return of(both, except);
  }

  /** The other values; too many if that takes too many exceptions. */
  ValueSet minus(PatternUnion patterns) {
    Set<Pattern> left = some(values.all(), value -> !patterns.covers(value, except));
    Set<Pattern> taken = some(patterns.all(), pattern -> !except.covers(pattern));
    taken.addAll(except.all());
    ValueSet rest = of(left, new PatternUnion(taken));
    return rest.except.wildcards().size() > MOST_EXCEPTIONS ? of(left, except) : rest;
  }

  /** The values of sets that have the same exceptions. */
  static ValueSet union(List<ValueSet> sets) {
    Set<Pattern> all = new LinkedHashSet<>();
    sets.forEach(set -> all.addAll(set.values.all()));
    return all.contains(Pattern.ANY)
        ? new ValueSet(ANY.values, sets.getFirst().except)
        : new ValueSet(new PatternUnion(all), sets.getFirst().except);
  }

  private static Set<Pattern> some(Set<Pattern> patterns, Predicate<Pattern> condition) {
    return patterns.stream().filter(condition).collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
