package io.porttokenvending.trust;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the few rules that can concern a token, however many repositories a policy lists: by issuer
 * and ids, and by the names that rules spell out.
 */
final class RuleIndex {
  /** Ids and names mean something only together with their issuer. */
  private record Key(String issuer, String value) {}

  private final Set<Key> owners = new HashSet<>();
  private final Map<Key, List<Rule>> byRepositoryId = new HashMap<>();
  private final Map<Key, List<Rule>> anyRepositoryByOwnerId = new HashMap<>();
  private final Map<Key, List<Rule>> byName = new HashMap<>();

  RuleIndex(List<Rule> rules) {
    for (Rule rule : rules) {
      for (String ownerId : rule.ownerIds()) {
        Key owner = new Key(rule.issuer(), ownerId);
        owners.add(owner);
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
    return owners.contains(owner(identity));
  }

  /** The rules whose issuer, owner id and repository id are the token's, in the order given. */
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

  /** Whether a rule was written for a namesake of the token's owner or repository. */
  boolean knowsNamesakeOf(WorkflowIdentity identity) {
    return anyNamesake(identity, identity.repository())
        || anyNamesake(identity, identity.claim("repository_owner").orElse(""));
  }

  private boolean anyNamesake(WorkflowIdentity identity, String name) {
    Key key = new Key(identity.issuer(), AsciiCase.fold(name));
    for (Rule rule : byName.getOrDefault(key, List.of())) {
      if (rule.meetsNamesakeOf(identity)) {
        return true;
      }
    }
    return false;
  }

  private void addNames(Rule rule) {
    for (Condition condition : rule.conditions()) {
      if (condition instanceof Condition.Matches(String claim, List<Glob> patterns)
          && (claim.equals("repository") || claim.equals("repository_owner"))) {
        for (Glob pattern : patterns) {
          if (pattern.isLiteral()) {
            add(byName, new Key(rule.issuer(), AsciiCase.fold(pattern.text())), rule);
          }
        }
      }
    }
  }

  private static Key owner(WorkflowIdentity identity) {
    return new Key(identity.issuer(), identity.repositoryOwnerId());
  }

  private static void add(Map<Key, List<Rule>> index, Key key, Rule rule) {
    // Most keys have one rule: a list of that size, times 200,000 repositories.
    index.computeIfAbsent(key, absent -> new ArrayList<>(1)).add(rule);
  }
}
