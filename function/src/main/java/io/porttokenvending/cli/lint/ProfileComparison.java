package io.porttokenvending.cli.lint;

import io.porttokenvending.mcp.ToolCatalog;
import io.porttokenvending.trust.Glob;
import io.porttokenvending.trust.McpSettings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Checks that compare profiles with each other. */
record ProfileComparison(List<ProfileSource> profiles, ToolCatalog tools, List<Finding> findings) {

  /** Reports profiles that share credentials but differ in trust. */
  void sharedCredentials() {
    Map<List<String>, ProfileSource> first = new HashMap<>();
    for (ProfileSource profile : profiles) {
      ProfileSource other = first.putIfAbsent(profile.profile().port().credentials(), profile);
      if (other != null && !traits(profile).equals(traits(other))) {
        Map<String, Object> differences = traits(profile);
        differences.entrySet().removeAll(traits(other).entrySet());
        findings.add(
            profile.warning(
                Warning.SHARED_CREDENTIALS,
                List.of("port", "credentials"),
                other.profile().name(),
                String.join(", ", differences.keySet())));
      }
    }
  }

  /** Returns the traits that profiles with the same secret must share. */
  private Map<String, Object> traits(ProfileSource profile) {
    McpSettings mcp = profile.profile().mcp();
    List<RuleSource> rules = profile.rules();
    Map<String, Object> traits = new LinkedHashMap<>();
    traits.put("read_only", mcp.readOnly());
    traits.put("tool impact", ProfileChecks.impact(mcp, tools));
    traits.put("allowed_actions", mcp.allowedActions().isEmpty());
    traits.put(
        "rule strictness",
        List.of(
            rules.stream().anyMatch(RuleSource::isUnpinned),
            rules.stream().allMatch(RuleSource::limitsRef),
            rules.stream().allMatch(rule -> rule.names("environment")),
            rules.stream().allMatch(rule -> rule.outsiderEvents().isEmpty())));
    return traits;
  }

  /**
   * Reports names that have one id in one rule and another id in another rule: one of the rules is
   * wrong, or the name has a new owner.
   */
  void inconsistentNames() {
    for (String claim : List.of("repository_owner", "repository")) {
      Map<List<String>, Pair> first = new HashMap<>();
      for (ProfileSource profile : profiles) {
        profile.rules().forEach(rule -> compare(rule, claim, first));
      }
    }
  }

  /** The only id and the only name in a rule, which refer to the same thing. */
  private record Pair(String id, String name, RuleSource rule) {}

  private void compare(RuleSource rule, String claim, Map<List<String>, Pair> first) {
    Set<String> ids =
        claim.equals("repository")
            ? rule.rule().repositoryIds().orElse(Set.of())
            : rule.rule().ownerIds();
    List<Glob> names = rule.patterns(claim);
    if (ids.size() != 1 || names.size() != 1 || !names.getFirst().isLiteral()) {
      return;
    }
    Pair pair = new Pair(ids.iterator().next(), names.getFirst().text(), rule);
    String issuer = rule.rule().issuer();
    String folded = pair.name().toLowerCase(Locale.ROOT);
    Pair named = first.putIfAbsent(List.of("id", issuer, pair.id()), pair);
    Pair numbered = first.putIfAbsent(List.of("name", issuer, folded), pair);
    if (named != null && !named.name().toLowerCase(Locale.ROOT).equals(folded)) {
      reportDifference(claim, pair, named, claim + "_id has the name '" + named.name() + "'");
    } else if (numbered != null && !numbered.id().equals(pair.id())) {
      reportDifference(claim, pair, numbered, claim + " has the id " + numbered.id());
    }
  }

  private void reportDifference(String claim, Pair pair, Pair other, String difference) {
    int line = PolicySource.at(other.rule().mapping(), List.of(claim, other.name())).line();
    findings.add(
        pair.rule()
            .warning(
                Warning.INCONSISTENT_NAMES,
                List.of(claim, pair.name()),
                difference,
                other.rule().file(),
                line));
  }
}
