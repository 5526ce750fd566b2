package io.porttokenvending.cli.diff;

import io.porttokenvending.trust.ClaimKind;
import io.porttokenvending.trust.Condition;
import io.porttokenvending.trust.GitHubClaims;
import io.porttokenvending.trust.Glob;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;
import org.jspecify.annotations.Nullable;

/**
 * The claim values that match one listed value of a condition. A pattern has a matcher, which is
 * fast, and an automaton, which can be combined with others.
 *
 * <p>Both read canonical values, in which every character that folds ASCII case is in lower case. A
 * missing claim is the empty value.
 *
 * @param text as printed in reports
 * @param start canonical characters that every value begins with
 * @param isLiteral whether {@code start} is the only value
 */
record Pattern(
    String text,
    String start,
    boolean isLiteral,
    Predicate<String> matcher,
    Supplier<Automaton> automaton) {
  /** Every value, including the missing claim. */
  static final Pattern ANY = new Pattern("any", "", false, value -> true, Automata::makeAnyString);

  /** The missing claim, such as the empty ref of a deployment of a bare commit. */
  static final Pattern EMPTY =
      new Pattern("(empty)", "", true, String::isEmpty, Automata::makeEmptyString);

  /** Beyond this size, a superset replaces an intersection. */
  private static final int MAX_STATES = 1_000_000;

  static List<Pattern> of(Condition condition) {
    Stream<Pattern> patterns =
        switch (condition) {
          case Condition.OneOf(String claim, Set<String> values) -> {
            ClaimKind kind = GitHubClaims.kindOf(claim).orElseThrow();
            yield values.stream().map(value -> literal(value, kind));
          }
          case Condition.Matches(String claim, List<Glob> globs) -> globs.stream().map(Pattern::of);
          case Condition.HasMember(String claim, Set<String> members) ->
              members.stream().map(Pattern::ofMember);
        };
    return patterns.toList();
  }

  static Pattern of(Glob glob) {
    if (glob.isLiteral()) {
      return literal(glob.text(), glob.kind());
    }
    String start = glob.text().substring(0, glob.text().indexOf('*'));
    Automaton automaton = GlobAutomaton.of(glob);
    return new Pattern(
        glob.text(),
        GlobAutomaton.canonical(start, glob.kind()),
        false,
        value -> !value.isEmpty() && glob.matches(value),
        () -> automaton);
  }

  /** Returns a pattern without a cached automaton, because a policy may list many literals. */
  static Pattern literal(String text, ClaimKind kind) {
    String value = GlobAutomaton.canonical(text, kind);
    return new Pattern(text, value, true, value::equals, () -> string(value));
  }

  private static Pattern ofMember(String member) {
    Automaton comma = Automata.makeChar(',');
    Automaton any = Automata.makeAnyString();
    Automaton automaton =
        Operations.concatenate(
            List.of(
                Operations.optional(Operations.concatenate(List.of(any, comma))),
                string(member),
                Operations.optional(Operations.concatenate(List.of(comma, any)))));
    return new Pattern(
        "{member: " + member + "}",
        "",
        false,
        value -> List.of(value.split(",", -1)).contains(member),
        () -> automaton);
  }

  /** Labels are UTF-16 units, as {@link Glob} compares them. */
  private static Automaton string(String value) {
    return Automata.makeString(value.chars().toArray(), 0, value.length());
  }

  /** Returns whether the value is a literal that this pattern contains. */
  boolean matches(Pattern value) {
    return value.isLiteral && matcher.test(value.start);
  }

  /** Returns false only if the patterns have no value in common. */
  boolean intersects(Pattern other) {
    if (!startsAlike(other)) {
      return false;
    }
    if (isLiteral || other.isLiteral) {
      return isLiteral ? other.matches(this) : matches(other);
    }
    return equals(ANY)
        || other.equals(ANY)
        || isLarge(other)
        || !Operations.isEmpty(intersection(other));
  }

  boolean startsAlike(Pattern other) {
    return start.startsWith(other.start) || other.start.startsWith(start);
  }

  /** Returns true only if every value is in one of the others; false may be unproven. */
  boolean isWithin(List<Pattern> others) {
    Automaton union = Operations.union(others.stream().map(each -> each.automaton.get()).toList());
    try {
      return Operations.isEmpty(
          Operations.minus(automaton.get(), union, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT));
    } catch (TooComplexToDeterminizeException e) {
      return false;
    }
  }

  /** Returns the values that are in both, or a superset if the automaton would be too large. */
  Pattern and(Pattern other) {
    if (isLarge(other)) {
      return this;
    }
    Automaton both = intersection(other);
    return new Pattern(
        text + " within " + other.text,
        start.length() > other.start.length() ? start : other.start,
        false,
        matcher.and(other.matcher),
        () -> both);
  }

  private boolean isLarge(Pattern other) {
    return (long) automaton.get().getNumStates() * other.automaton.get().getNumStates()
        > MAX_STATES;
  }

  private Automaton intersection(Pattern other) {
    return Operations.intersection(automaton.get(), other.automaton.get());
  }

  /** Two literals are equal if they match the same value. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Pattern pattern
        && isLiteral == pattern.isLiteral
        && (isLiteral ? start.equals(pattern.start) : text.equals(pattern.text));
  }

  @Override
  public int hashCode() {
    return (isLiteral ? start : text).hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
