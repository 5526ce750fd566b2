package io.porttokenvending.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One way to be let in: every part of it must hold.
 *
 * @param ownerIds {@code repository_owner_id}, always read together with the issuer
 * @param repositoryIds {@code repository_id}; empty for {@code any}
 * @param conditions what is wanted of every other claim
 */
record Rule(
    String name,
    String issuer,
    Set<String> ownerIds,
    Optional<Set<String>> repositoryIds,
    EventGate events,
    List<Condition> conditions) {

  /** Whether all but the ids holds. */
  boolean holdsBesideIds(WorkflowIdentity identity) {
    if (events.isUnlisted(identity) || events.refused(identity).isPresent()) {
      return false;
    }
    for (Condition condition : conditions) {
      if (!condition.holds(identity)) {
        return false;
      }
    }
    return true;
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

  /**
   * Whether the token has this rule's names and other ids: a deleted owner or repository whose name
   * was registered again looks like this. Never for {@code any} repository.
   */
  boolean meetsNamesakeOf(WorkflowIdentity identity) {
    if (repositoryIds.isEmpty() || !issuer.equals(identity.issuer())) {
      return false;
    }
    boolean ownerDiffers = !ownerIds.contains(identity.repositoryOwnerId());
    boolean repositoryDiffers = !repositoryIds.get().contains(identity.repositoryId());
    boolean sameRepositoryName = names("repository", identity);
    boolean sameOwnerName = sameRepositoryName || names("repository_owner", identity);
    return ((ownerDiffers && sameOwnerName) || (repositoryDiffers && sameRepositoryName))
        && holdsBesideIds(identity);
  }

  private boolean names(String claim, WorkflowIdentity identity) {
    String sent = identity.claim(claim).orElse("");
    for (Condition condition : conditions) {
      if (condition instanceof Condition.Matches matches && matches.claim().equals(claim)) {
        return matches.names(sent);
      }
    }
    return false;
  }
}
