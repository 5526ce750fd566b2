package io.porttokenvending.cli.diff;

import io.porttokenvending.trust.ClaimKind;
import io.porttokenvending.trust.Condition;
import io.porttokenvending.trust.GitHubClaims;
import io.porttokenvending.trust.Glob;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One of the values that a condition lists.
 *
 * @param said for people
 * @param forms the texts that satisfy it are those that one of these matches
 */
record Atom(String said, List<Pattern> forms) implements Comparable<Atom> {
  /** Sorted, each once. */
  static List<Atom> of(Condition condition) {
    Stream<Atom> atoms =
        switch (condition) {
          case Condition.OneOf(String claim, Set<String> values) ->
              values.stream().map(value -> of(new Pattern(value, kind(claim))));
          case Condition.Matches(String claim, List<Glob> patterns) ->
              patterns.stream().map(glob -> of(Pattern.of(glob)));
          case Condition.HasMember(String claim, Set<String> members) ->
              members.stream().map(Atom::ofMember);
        };
    return atoms.sorted().distinct().toList();
  }

  boolean isUnlike(Atom other) {
    return forms.stream().allMatch(form -> other.forms.stream().allMatch(form::isUnlike));
  }

  private static Atom of(Pattern pattern) {
    return new Atom(pattern.text(), List.of(pattern));
  }

  /**
   * A member holds neither comma nor wildcard; it is all of a list, or its start, end or inside.
   */
  private static Atom ofMember(String member) {
    return new Atom(
        "{member: " + member + "}",
        Stream.of(member, member + ",**", "**," + member, "**," + member + ",**")
            .map(text -> new Pattern(text, ClaimKind.PROPERTY))
            .toList());
  }

  private static ClaimKind kind(String claim) {
    return GitHubClaims.kindOf(claim).orElseThrow();
  }

  @Override
  public int compareTo(Atom other) {
    return said.compareTo(other.said);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Atom atom && forms.equals(atom.forms);
  }

  @Override
  public int hashCode() {
    return forms.hashCode();
  }
}
