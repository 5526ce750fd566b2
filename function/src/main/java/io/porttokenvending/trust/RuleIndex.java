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
 * Finds the few rules that can concern a token, however many repositories a policy lists: by issuer
 * and ids, and by the names that rules spell out.
 */
final class RuleIndex {
  /** Ids and names mean something only together with their issuer. */
  private record Key(String issuer, String value) {}

  private final Map<Key, List<Rule>> byOwnerId = new HashMap<>();
  private final Map<Key, List<Rule>> byRepositoryId = new HashMap<>();
  private final Map<Key, List<Rule>> anyRepositoryByOwnerId = new HashMap<>();
  private final Map<Key, List<Rule>> byRepositoryName = new HashMap<>();

  /** Sets, because a policy of one rule a repository may name the same owner in each. */
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

  /** Every rule that names the token's owner by its id, whatever its repository. */
  List<Rule> rulesNamingOwnerOf(WorkflowIdentity identity) {
    return byOwnerId.getOrDefault(owner(identity), List.of());
  }

  /** The rules whose issuer, owner id and repository id are the token's, {@code any} ones last. */
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

  /** The ids by which the token is but a namesake of what rules were written for; mostly none. */
  Set<String> idsUnlikeNames(WorkflowIdentity identity) {
    Set<String> unlike = new TreeSet<>();
    for (Rule rule : rulesForOwnerName(identity)) {
      if (rule.meetsNamesakeOfOwner(identity)) {
        unlike.add("repository_owner_id");
      }
    }
    for (Rule rule : rulesForRepositoryName(identity)) {
      if (rule.meetsNamesakeOfOwner(identity)) {
        unlike.add("repository_owner_id");
      }
      if (rule.meetsNamesakeOfRepository(identity)) {
        unlike.add("repository_id");
      }
    }
    return unlike;
  }

  /** The different rules that spell out the token's owner but not all their repositories. */
  Set<Rule> rulesForOwnerName(WorkflowIdentity identity) {
    String owner = identity.claim("repository_owner").orElse("");
    return byOwnerName.getOrDefault(name(identity.issuer(), owner), Set.of());
  }

  /** The rules that spell out the token's repository. */
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
      // Such a rule holds for no other repository, so it need not be found by its owner.
      return;
    }
    for (Glob owner : rule.patterns("repository_owner")) {
      if (owner.isLiteral()) {
        byOwnerName
            .computeIfAbsent(name(rule.issuer(), owner.text()), absent -> new HashSet<>(1))
            .add(rule.ofNoRepository());
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
    // Most keys have one rule: a list of that size, times 200,000 repositories.
    index.computeIfAbsent(key, absent -> new ArrayList<>(1)).add(rule);
  }
}
