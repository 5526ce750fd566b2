package io.porttokenvending.cli.diff;

import io.porttokenvending.trust.ClaimKind;
import io.porttokenvending.trust.Condition;
import io.porttokenvending.trust.EventGate;
import io.porttokenvending.trust.Glob;
import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A set of jobs: for each claim, the values that it can have.
 *
 * @param claims the restricted claims; those that separate rules best come first
 * @param rules that match the jobs
 */
public record JobSet(SortedMap<String, ValueSet> claims, List<Rule> rules) {
  static final String ISSUER = "iss";
  static final String OWNER = "repository_owner_id";
  static final String EVENT = "event_name";
  static final String REPOSITORY = "repository_id";
  static final String REF = "ref";

  private static final List<String> FIRST = List.of(ISSUER, OWNER, EVENT, REPOSITORY);

  private static final Comparator<String> ORDER =
      Comparator.comparing((String claim) -> !FIRST.contains(claim))
          .thenComparingInt(FIRST::indexOf)
          .thenComparing(Comparator.naturalOrder());

  private static final Pattern PULL_REFS = Pattern.of(new Glob("refs/pull/**", ClaimKind.REF));

  /** Returns the jobs that a rule matches. */
  public static JobSet of(Rule rule) {
    SortedMap<String, ValueSet> claims = new TreeMap<>(ORDER);
    for (Condition condition : rule.conditions()) {
      claims.put(condition.claim(), ValueSet.of(Pattern.of(condition)));
    }
    claims.put(ISSUER, literals(Set.of(rule.issuer())));
    claims.put(OWNER, literals(rule.ownerIds()));
    claims.put(EVENT, literals(rule.events().listed().orElse(EventGate.DEFAULT)));
    rule.repositoryIds().ifPresent(ids -> claims.put(REPOSITORY, literals(ids)));
    claims.put(REF, claims.getOrDefault(REF, ValueSet.ANY).minus(deniedRefs(rule.events())));
    return new JobSet(claims, List.of(rule));
  }

  private static PatternUnion deniedRefs(EventGate events) {
    Set<Pattern> denied = new HashSet<>();
    if (!events.listsPullRequest()) {
      denied.add(PULL_REFS);
    }
    if (!events.listsDeployment()) {
      denied.add(Pattern.EMPTY);
    }
    return new PatternUnion(denied);
  }

  /** Returns the jobs that a profile's rules match. */
  static List<JobSet> of(Profile profile) {
    return merge(profile.rules().stream().map(JobSet::of).filter(jobs -> !jobs.isEmpty()).toList());
  }

  /** Merges sets that differ only in their repositories. */
  static List<JobSet> merge(Collection<JobSet> all) {
    Map<SortedMap<String, ValueSet>, List<JobSet>> alike = new LinkedHashMap<>();
    for (JobSet jobs : all) {
      PatternUnion except = jobs.values(REPOSITORY).except();
      SortedMap<String, ValueSet> key =
          jobs.with(REPOSITORY, new ValueSet(PatternUnion.NONE, except)).claims;
      alike.computeIfAbsent(key, absent -> new ArrayList<>(1)).add(jobs);
    }
    return alike.values().stream().map(JobSet::union).toList();
  }

  private static JobSet union(List<JobSet> all) {
    JobSet first = all.getFirst();
    return all.size() == 1
        ? first
        : new JobSet(
            first.with(
                    REPOSITORY,
                    ValueSet.union(all.stream().map(jobs -> jobs.values(REPOSITORY)).toList()))
                .claims,
            all.stream().flatMap(jobs -> jobs.rules.stream()).distinct().toList());
  }

  ValueSet values(String claim) {
    return claims.getOrDefault(claim, ValueSet.ANY);
  }

  JobSet with(String claim, ValueSet values) {
    SortedMap<String, ValueSet> changed = new TreeMap<>(claims);
    changed.put(claim, values);
    return new JobSet(changed, rules);
  }

  public boolean isEmpty() {
    return claims.values().stream().anyMatch(ValueSet::isEmpty);
  }

  /** Returns true only if every job is in the other set; false may be unproven. */
  public boolean isWithin(JobSet other) {
    return claimsOutside(other).findAny().isEmpty();
  }

  /** Returns the claims that may have a value outside the other set. */
  Stream<String> claimsOutside(JobSet other) {
    return other.claims.entrySet().stream()
        .filter(claim -> !values(claim.getKey()).isWithin(claim.getValue()))
        .map(Map.Entry::getKey);
  }

  /** Returns false only if the sets have no job in common. */
  boolean intersects(JobSet other) {
    return other.claims.entrySet().stream()
        .allMatch(claim -> values(claim.getKey()).intersects(claim.getValue()));
  }

  /** Returns the number of exceptions, except for repositories, which are easy to read. */
  long exceptions() {
    return claims.entrySet().stream()
        .filter(claim -> !claim.getKey().equals(REPOSITORY))
        .mapToInt(claim -> claim.getValue().except().all().size())
        .sum();
  }

  /** Returns the restricted claims, except for those that every rule restricts. */
  SortedMap<String, ValueSet> conditions() {
    SortedMap<String, ValueSet> conditions = new TreeMap<>(claims);
    conditions.keySet().removeAll(FIRST);
    conditions.values().removeIf(ValueSet.ANY::equals);
    return conditions;
  }

  /** Returns the names of the rules that match jobs of this set. */
  Set<String> ruleNames() {
    ValueSet repositories = values(REPOSITORY);
    return rules.stream()
        .filter(rule ->
            rule.repositoryIds().isEmpty()
                || rule.repositoryIds().get().stream()
                    .anyMatch(id -> repositories.contains(literal(id))))
        .map(Rule::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  String sortKey() {
    StringBuilder key = new StringBuilder(ruleNames().toString());
    claims.forEach((claim, values) ->
        key.append(' ').append(claim).append(' ').append(Phrases.values(values)));
    return key.toString();
  }

  private static ValueSet literals(Set<String> values) {
    return ValueSet.of(values.stream().map(JobSet::literal).toList());
  }

  private static Pattern literal(String value) {
    return Pattern.literal(value, ClaimKind.EXACT);
  }
}
