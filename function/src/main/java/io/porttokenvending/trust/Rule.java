package io.porttokenvending.trust;

import io.porttokenvending.trust.Explanation.ConditionVerdict;
import io.porttokenvending.trust.Explanation.RuleVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One way to be let in: every part of it must hold.
 *
 * @param name unique within the profile
 * @param issuer the exact name of the one that signs for this rule's jobs
 * @param ownerIds {@code repository_owner_id}, always read together with the issuer
 * @param repositoryIds {@code repository_id}; empty for {@code any}
 * @param conditions what is wanted of every other claim
 */
public record Rule(
    String name,
    String issuer,
    Set<String> ownerIds,
    Optional<Set<String>> repositoryIds,
    EventGate events,
    List<Condition> conditions) {
  public Rule {
    ownerIds = Set.copyOf(ownerIds);
    repositoryIds = repositoryIds.map(Set::copyOf);
    conditions = List.copyOf(conditions);
  }

  /** Whether all but the ids holds. */
  boolean holdsBesideIds(WorkflowIdentity identity) {
    return !events.isUnlisted(identity)
        && events.refused(identity).isEmpty()
        && conditions.stream().allMatch(condition -> condition.holds(identity));
  }

  /** The claims of which something explicit was wanted in vain; ids are not looked at. */
  List<String> failedClaims(WorkflowIdentity identity) {
    List<String> failed = new ArrayList<>();
    if (events.isUnlisted(identity)) {
      failed.add("event_name");
    }
    for (Condition condition : conditions) {
      if (!condition.holds(identity)) {
        failed.add(condition.claim());
      }
    }
    return failed;
  }

  /** What each of the rule's parts makes of a job whose issuer is the rule's, ids included. */
  public RuleVerdict verdict(WorkflowIdentity identity) {
    Map<String, Boolean> holds = new TreeMap<>();
    holds.put("repository_owner_id", ownerIds.contains(identity.repositoryOwnerId()));
    holds.put(
        "repository_id",
        repositoryIds.isEmpty() || repositoryIds.get().contains(identity.repositoryId()));
    holds.put("event_name", !events.isUnlisted(identity));
    for (Condition condition : conditions) {
      holds.put(condition.claim(), condition.holds(identity));
    }
    events.refused(identity).ifPresent(claim -> holds.put(claim, false));
    List<ConditionVerdict> verdicts = new ArrayList<>();
    holds.forEach(
        (claim, held) -> verdicts.add(new ConditionVerdict(claim, identity.claim(claim), held)));
    return new RuleVerdict(name, verdicts);
  }

  /**
   * Whether the token has this rule's owner by name and another by id: a deleted owner whose name
   * was registered again looks like this. Never for {@code any} repository.
   */
  boolean meetsNamesakeOfOwner(WorkflowIdentity identity) {
    return repositoryIds.isPresent()
        && !ownerIds.contains(identity.repositoryOwnerId())
        && (names("repository", identity) || names("repository_owner", identity))
        && holdsBesideIds(identity);
  }

  /** The same of the repository. */
  boolean meetsNamesakeOfRepository(WorkflowIdentity identity) {
    return repositoryIds.isPresent()
        && !repositoryIds.get().contains(identity.repositoryId())
        && names("repository", identity)
        && holdsBesideIds(identity);
  }

  /** The rule without what {@link #meetsNamesakeOfOwner} does not look at. */
  Rule ofNoRepository() {
    return new Rule("", issuer, ownerIds, Optional.of(Set.of()), events, conditions);
  }

  /** The same rule with these conditions instead of its own. */
  public Rule withConditions(List<Condition> others) {
    return new Rule(name, issuer, ownerIds, repositoryIds, events, others);
  }

  /** The patterns for one claim; none when the rule does not name it. */
  List<Glob> patterns(String claim) {
    for (Condition condition : conditions) {
      if (condition instanceof Condition.Matches(String name, List<Glob> patterns)
          && name.equals(claim)) {
        return patterns;
      }
    }
    return List.of();
  }

  /** Whether the rule spells out, without a wildcard, what the token sends. */
  private boolean names(String claim, WorkflowIdentity identity) {
    String sent = identity.claim(claim).orElse("");
    return patterns(claim).stream()
        .anyMatch(pattern -> pattern.isLiteral() && pattern.matches(sent));
  }
}
