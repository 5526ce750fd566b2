package io.porttokenvending.cli.lint;

import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.trust.ClaimKind;
import io.porttokenvending.trust.Condition;
import io.porttokenvending.trust.GitHubClaims;
import io.porttokenvending.trust.Glob;
import io.porttokenvending.trust.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A rule with its YAML. */
record RuleSource(String file, Rule rule, YamlMapping mapping) implements PolicySource {
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

  boolean names(String claim) {
    return rule.conditions().stream().anyMatch(condition -> condition.claim().equals(claim));
  }

  /** Returns the patterns for a claim; empty without a condition, or if it requires a member. */
  List<Glob> patterns(String claim) {
    return rule.conditions().stream()
        .filter(condition -> condition.claim().equals(claim))
        .flatMap(condition ->
            condition instanceof Condition.Matches(var name, List<Glob> patterns)
                ? patterns.stream()
                : Stream.empty())
        .toList();
  }

  /** Returns the values that the rule lists for all claims. */
  List<Value> values() {
    Stream<Value> ids =
        Stream.of(
                values("repository_owner_id", rule.ownerIds()),
                values("repository_id", rule.repositoryIds().orElse(Set.of())),
                values("event_name", rule.events().listed().orElse(Set.of())))
            .flatMap(each -> each);
    return Stream.concat(ids, rule.conditions().stream().flatMap(RuleSource::values)).toList();
  }

  private static Stream<Value> values(Condition condition) {
    return switch (condition) {
      case Condition.OneOf(String claim, Set<String> texts) -> values(claim, texts);
      case Condition.Matches(String claim, List<Glob> patterns) ->
          patterns.stream().map(pattern -> new Value(claim, pattern.text()));
      case Condition.HasMember(String claim, Set<String> members) -> values(claim, members);
    };
  }

  private static Stream<Value> values(String claim, Set<String> texts) {
    return texts.stream().map(text -> new Value(claim, text));
  }

  /** Returns the listed events that people without write access to the repository can trigger. */
  List<String> outsiderEvents() {
    return rule.events().listed().orElse(Set.of()).stream()
        .filter(ClaimForms.OUTSIDER_EVENTS::contains)
        .toList();
  }

  /**
   * Returns whether any repository of the owner matches. A workflow without wildcards pins the job
   * like a repository does.
   */
  boolean isUnpinned() {
    return rule.repositoryIds().isEmpty() && !isLiteral("job_workflow_ref");
  }

  /**
   * Returns whether the rule limits the branch or tag, with {@code ref} or at the end of {@code
   * workflow_ref}. {@code ref_protected} does not count: an organization's ruleset can protect
   * every branch.
   */
  boolean limitsRef() {
    List<Glob> refs = patterns("ref");
    return (!refs.isEmpty() && refs.stream().noneMatch(ref -> ref.matches(ANY_BRANCH)))
        || isLiteral("workflow_ref");
  }

  private boolean isLiteral(String claim) {
    List<Glob> patterns = patterns(claim);
    return !patterns.isEmpty() && patterns.stream().allMatch(Glob::isLiteral);
  }
}
