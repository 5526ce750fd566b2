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
 * A rule, which grants access to a job that satisfies every part of it.
 *
 * @param name unique within the profile
 * @param issuer exact name of the issuer of the job's token
 * @param ownerIds {@code repository_owner_id}; ids are unique only together with the issuer
 * @param repositoryIds {@code repository_id}; empty for {@code any}
 * @param conditions requirements on all other claims
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

  /** Returns whether the job satisfies everything except the ids. */
  boolean matchesExceptIds(WorkflowIdentity identity) {
    return !events.isUnlisted(identity)
        && events.failedClaim(identity).isEmpty()
        && conditions.stream().allMatch(condition -> condition.isSatisfiedBy(identity));
  }

  /** Returns the claims that fail an explicit requirement, without ids. */
  List<String> failedClaims(WorkflowIdentity identity) {
    List<String> failed = new ArrayList<>();
    if (events.isUnlisted(identity)) {
      failed.add("event_name");
    }
    for (Condition condition : conditions) {
      if (!condition.isSatisfiedBy(identity)) {
        failed.add(condition.claim());
      }
    }
    return failed;
  }

  /** Returns the result of each part, including ids, for a job of the rule's issuer. */
  public RuleVerdict verdict(WorkflowIdentity identity) {
    Map<String, Boolean> holds = new TreeMap<>();
    holds.put("repository_owner_id", ownerIds.contains(identity.repositoryOwnerId()));
    holds.put(
        "repository_id",
        repositoryIds.isEmpty() || repositoryIds.get().contains(identity.repositoryId()));
    holds.put("event_name", !events.isUnlisted(identity));
    for (Condition condition : conditions) {
      holds.put(condition.claim(), condition.isSatisfiedBy(identity));
    }
    events.failedClaim(identity).ifPresent(claim -> holds.put(claim, false));
    List<ConditionVerdict> verdicts = new ArrayList<>();
    holds.forEach(
        (claim, held) -> verdicts.add(new ConditionVerdict(claim, identity.claim(claim), held)));
    return new RuleVerdict(name, verdicts);
  }

  /**
   * Returns whether the token has the name of this rule's owner, but another owner id, as after the
   * owner was deleted and its name registered again. Always false for {@code any} repository.
   */
  boolean matchesOwnerNameOnly(WorkflowIdentity identity) {
    return repositoryIds.isPresent()
        && !ownerIds.contains(identity.repositoryOwnerId())
        && (names("repository", identity) || names("repository_owner", identity))
        && matchesExceptIds(identity);
  }

  /** Returns whether the token has the name of this rule's repository, but another id. */
  boolean matchesRepositoryNameOnly(WorkflowIdentity identity) {
    return repositoryIds.isPresent()
        && !repositoryIds.get().contains(identity.repositoryId())
        && names("repository", identity)
        && matchesExceptIds(identity);
  }

  /** Returns the parts of the rule that {@link #matchesOwnerNameOnly} uses. */
  Rule withoutRepositories() {
    return new Rule("", issuer, ownerIds, Optional.of(Set.of()), events, conditions);
  }

  /** Returns the rule with other conditions. */
  public Rule withConditions(List<Condition> others) {
    return new Rule(name, issuer, ownerIds, repositoryIds, events, others);
  }

  /** Returns the patterns for one claim; empty when the rule does not name it. */
  List<Glob> patterns(String claim) {
    for (Condition condition : conditions) {
      if (condition instanceof Condition.Matches(String name, List<Glob> patterns)
          && name.equals(claim)) {
        return patterns;
      }
    }
    return List.of();
  }

  /** Returns whether a pattern without a wildcard matches the token's value. */
  private boolean names(String claim, WorkflowIdentity identity) {
    String sent = identity.claim(claim).orElse("");
    return patterns(claim).stream()
        .anyMatch(pattern -> pattern.isLiteral() && pattern.matches(sent));
  }
}
