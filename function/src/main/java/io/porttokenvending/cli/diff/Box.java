package io.porttokenvending.cli.diff;

import io.porttokenvending.trust.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A product of one set for each claim: the jobs of which each claim lies in its set.
 *
 * @param refs the class of the jobs' refs
 * @param claims what is wanted of other claims; anything of those that are not here
 * @param rules what it was made of
 */
record Box(
    String issuer,
    Set<String> owners,
    IdSet repositories,
    Set<String> events,
    RefClass refs,
    SortedMap<String, Wanted> claims,
    List<Rule> rules) {

  /** All but the repositories. Boxes that share it are one, of the repositories of both. */
  record Key(
      String issuer,
      Set<String> owners,
      Set<String> events,
      RefClass refs,
      Map<String, Wanted> claims) {}

  Key key() {
    return new Key(issuer, owners, events, refs, claims);
  }

  Wanted wanted(String claim) {
    return claims.getOrDefault(claim, Wanted.ANYTHING);
  }

  Box withOwners(Set<String> some) {
    return new Box(issuer, some, repositories, events, refs, claims, rules);
  }

  Box withRepositories(IdSet some) {
    return new Box(issuer, owners, some, events, refs, claims, rules);
  }

  Box withEvents(Set<String> some) {
    return new Box(issuer, owners, repositories, some, refs, claims, rules);
  }

  Box withRefs(RefClass some) {
    return new Box(issuer, owners, repositories, events, some, claims, rules);
  }

  Box withClaim(String claim, Wanted wanted) {
    SortedMap<String, Wanted> changed = new TreeMap<>(claims);
    changed.put(claim, wanted);
    return new Box(issuer, owners, repositories, events, refs, changed, rules);
  }

  /** The names of the rules that let jobs of this box in, sorted. */
  Set<String> ruleNames() {
    Set<String> names = new TreeSet<>();
    for (Rule rule : rules) {
      if (rule.repositoryIds().map(IdSet::of).orElse(IdSet.ANY).meets(repositories)) {
        names.add(rule.name());
      }
    }
    return names;
  }
}
