package io.porttokenvending.trust;

import io.porttokenvending.json.Ascii;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the rules that can match a token by issuer and ids, and by names without a wildcard. The
 * lookup time does not depend on the number of repositories in the policy.
 */
final class RuleIndex {
  /** Ids and names are unique only together with their issuer. */
  private record Key(String issuer, String value) {}

  private final Map<Key, List<Rule>> byOwnerId = new HashMap<>();
  private final Map<Key, List<Rule>> byRepositoryId = new HashMap<>();
  private final Map<Key, List<Rule>> anyRepositoryByOwnerId = new HashMap<>();
  private final Map<Key, List<Rule>> byRepositoryName = new HashMap<>();

  /** Sets, because a policy with one rule per repository may name the same owner in each rule. */
  private final Map<Key, Set<Rule>> byOwnerName = new HashMap<>();

  RuleIndex(List<Rule> rules) {
    for (Rule rule : rules) {
      for (String ownerId : rule.ownerIds()) {
        Key owner = new Key(rule.issuer(), ownerId);
        add(byOwnerId, owner, rule);
        if (rule.repositoryIds().isEmpty()) {
          add(anyRepositoryByOwnerId, owner, rule);
        }
      }
      for (String repositoryId : rule.repositoryIds().orElse(Set.of())) {
        add(byRepositoryId, new Key(rule.issuer(), repositoryId), rule);
      }
      if (rule.repositoryIds().isPresent()) {
        addNames(rule);
      }
    }
  }

  boolean namesOwnerOf(WorkflowIdentity identity) {
    return byOwnerId.containsKey(owner(identity));
  }

  /** Returns every rule that names the token's owner by its id, for any repository. */
  List<Rule> rulesNamingOwnerOf(WorkflowIdentity identity) {
    return byOwnerId.getOrDefault(owner(identity), List.of());
  }

  /** Returns the rules with the token's issuer, owner id and repository id, {@code any} last. */
  List<Rule> rulesFor(WorkflowIdentity identity) {
    List<Rule> any = anyRepositoryByOwnerId.getOrDefault(owner(identity), List.of());
    List<Rule> listed =
        byRepositoryId.getOrDefault(new Key(identity.issuer(), identity.repositoryId()), List.of());
    if (listed.isEmpty()) {
      return any;
    }
    List<Rule> rules = new ArrayList<>(listed.size() + any.size());
    for (Rule rule : listed) {
      if (rule.ownerIds().contains(identity.repositoryOwnerId())) {
        rules.add(rule);
      }
    }
    rules.addAll(any);
    return rules;
  }

  /** Returns the id claims that differ from those of rules that match the token's names. */
  Set<String> mismatchedIds(WorkflowIdentity identity) {
    Set<String> mismatched = new TreeSet<>();
    for (Rule rule : rulesForOwnerName(identity)) {
      if (rule.matchesOwnerNameOnly(identity)) {
        mismatched.add("repository_owner_id");
      }
    }
    for (Rule rule : rulesForRepositoryName(identity)) {
      if (rule.matchesOwnerNameOnly(identity)) {
        mismatched.add("repository_owner_id");
      }
      if (rule.matchesRepositoryNameOnly(identity)) {
        mismatched.add("repository_id");
      }
    }
    return mismatched;
  }

  /** Returns the rules that name the token's owner and whose repository may have a wildcard. */
  Set<Rule> rulesForOwnerName(WorkflowIdentity identity) {
    String owner = identity.claim("repository_owner").orElse("");
    return byOwnerName.getOrDefault(name(identity.issuer(), owner), Set.of());
  }

  /** Returns the rules that name the token's repository without a wildcard. */
  List<Rule> rulesForRepositoryName(WorkflowIdentity identity) {
    Key repository = name(identity.issuer(), identity.repository());
    return byRepositoryName.getOrDefault(repository, List.of());
  }

  private void addNames(Rule rule) {
    List<Glob> repositories = rule.patterns("repository");
    for (Glob repository : repositories) {
      if (repository.isLiteral()) {
        add(byRepositoryName, name(rule.issuer(), repository.text()), rule);
      }
    }
    if (!repositories.isEmpty() && repositories.stream().allMatch(Glob::isLiteral)) {
      // The rule matches no other repository, so the lookup by repository name is enough.
      return;
    }
    for (Glob owner : rule.patterns("repository_owner")) {
      if (owner.isLiteral()) {
        byOwnerName
            .computeIfAbsent(name(rule.issuer(), owner.text()), absent -> new HashSet<>(1))
            .add(rule.withoutRepositories());
      }
    }
  }

  private static Key name(String issuer, String name) {
    return new Key(issuer, Ascii.fold(name));
  }

  private static Key owner(WorkflowIdentity identity) {
    return new Key(identity.issuer(), identity.repositoryOwnerId());
  }

  private static void add(Map<Key, List<Rule>> index, Key key, Rule rule) {
    // Most keys have one rule, so a larger initial capacity would waste memory.
    index.computeIfAbsent(key, absent -> new ArrayList<>(1)).add(rule);
  }
}
