package io.porttokenvending.cli.lint;

import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.trust.ClaimKind;
import io.porttokenvending.trust.Condition;
import io.porttokenvending.trust.GitHubClaims;
import io.porttokenvending.trust.Glob;
import io.porttokenvending.trust.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A rule with its YAML. */
record WrittenRule(String file, Rule rule, YamlMapping mapping) implements Written {
  /** A pattern that matches this ref matches every new branch. */
  private static final String ANY_BRANCH = "refs/heads/a-branch-of-any-name";

  /** One of the values that a rule lists for a claim. */
  record Value(String claim, String text) {
    ClaimKind kind() {
      return GitHubClaims.kindOf(claim).orElseThrow();
    }
  }

  String title() {
    return "rule '" + rule.name() + "'";
  }

  Optional<Condition> condition(String claim) {
    return rule.conditions().stream()
        .filter(condition -> condition.claim().equals(claim))
        .findFirst();
  }

  /** Returns the patterns for a claim; none without a condition, or if it requires a member. */
  List<Glob> patterns(String claim) {
    return condition(claim).orElse(null)
            instanceof Condition.Matches(String name, List<Glob> patterns)
        ? patterns
        : List.of();
  }

  /** Returns every value that the rule lists, of all claims. */
  List<Value> values() {
    List<Value> values = new ArrayList<>();
    add("repository_owner_id", rule.ownerIds(), values);
    add("repository_id", rule.repositoryIds().orElse(Set.of()), values);
    add("event_name", rule.events().listed().orElse(Set.of()), values);
    for (Condition condition : rule.conditions()) {
      add(condition.claim(), texts(condition), values);
    }
    return values;
  }

  private static void add(String claim, Collection<String> texts, List<Value> values) {
    texts.stream().sorted().forEach(text -> values.add(new Value(claim, text)));
  }

  private static Collection<String> texts(Condition condition) {
    return switch (condition) {
      case Condition.OneOf(String claim, Set<String> texts) -> texts;
      case Condition.Matches(String claim, List<Glob> patterns) ->
          patterns.stream().map(Glob::text).toList();
      case Condition.HasMember(String claim, Set<String> members) -> members;
    };
  }

  /** Returns the listed events that people without rights to the repository can cause. */
  Set<String> outsiderEvents() {
    Set<String> events = new TreeSet<>(rule.events().listed().orElse(Set.of()));
    events.retainAll(GitHubEvents.OUTSIDERS);
    return events;
  }

  /**
   * Whether any repository of the owner matches. A workflow without wildcards pins the job as well
   * as a repository does.
   */
  boolean isUnpinned() {
    return rule.repositoryIds().isEmpty() && !isLiteral(patterns("job_workflow_ref"));
  }

  /**
   * Whether the branch or tag is limited, by itself or as the end of the workflow's ref. {@code
   * ref_protected} limits nothing: a ruleset for the whole organization protects every branch.
   */
  boolean bindsRef() {
    List<Glob> refs = patterns("ref");
    return (!refs.isEmpty() && refs.stream().noneMatch(ref -> ref.matches(ANY_BRANCH)))
        || isLiteral(patterns("workflow_ref"));
  }

  private static boolean isLiteral(List<Glob> patterns) {
    return !patterns.isEmpty() && patterns.stream().allMatch(Glob::isLiteral);
  }
}
