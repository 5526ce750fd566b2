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
 * @param pullRefs whether these are the jobs on refs below {@code refs/pull/}, or those on others;
 *     a rule may admit the ones and not the others, so that no product holds both
 * @param claims what is wanted of other claims; anything of those that are not here
 * @param rules what it was made of
 */
record Box(
    String issuer,
    Set<String> owners,
    IdSet repositories,
    Set<String> events,
    boolean pullRefs,
    SortedMap<String, Wanted> claims,
    List<Rule> rules) {

  /** All but the repositories. Boxes that share it are one, of the repositories of both. */
  record Key(
      String issuer,
      Set<String> owners,
      Set<String> events,
      boolean pullRefs,
      Map<String, Wanted> claims) {}

  Key key() {
    return new Key(issuer, owners, events, pullRefs, claims);
  }

  Wanted wanted(String claim) {
    return claims.getOrDefault(claim, Wanted.ANYTHING);
  }

  Box withOwners(Set<String> some) {
    return new Box(issuer, some, repositories, events, pullRefs, claims, rules);
  }

  Box withRepositories(IdSet some) {
    return new Box(issuer, owners, some, events, pullRefs, claims, rules);
  }

  Box withEvents(Set<String> some) {
    return new Box(issuer, owners, repositories, some, pullRefs, claims, rules);
  }

  Box withPullRefs() {
    return new Box(issuer, owners, repositories, events, true, claims, rules);
  }

  Box withClaim(String claim, Wanted wanted) {
    SortedMap<String, Wanted> changed = new TreeMap<>(claims);
    changed.put(claim, wanted);
    return new Box(issuer, owners, repositories, events, pullRefs, changed, rules);
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
