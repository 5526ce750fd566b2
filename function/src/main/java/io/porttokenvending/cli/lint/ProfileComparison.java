package io.porttokenvending.cli.lint;

import io.porttokenvending.mcp.ToolCatalogue;
import io.porttokenvending.trust.Glob;
import io.porttokenvending.trust.McpSettings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Checks all profiles together. */
record ProfileComparison(
    List<WrittenProfile> profiles, ToolCatalogue tools, List<Finding> findings) {

  /** Reports profiles of different trust with the same credentials. */
  void sharedCredentials() {
    Map<List<String>, WrittenProfile> first = new HashMap<>();
    for (WrittenProfile profile : profiles) {
      WrittenProfile other = first.putIfAbsent(profile.profile().port().credentials(), profile);
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

  /** Returns what a profile allows, and how easily a job gets access to it. */
  private Map<String, Object> traits(WrittenProfile profile) {
    McpSettings mcp = profile.profile().mcp();
    List<WrittenRule> rules = profile.rules();
    Map<String, Object> traits = new LinkedHashMap<>();
    traits.put("read_only", mcp.readOnly());
    traits.put("what its tools can do", ProfileChecks.impact(mcp, tools));
    traits.put("allowed_actions", mcp.allowedActions().isEmpty());
    traits.put(
        "how strict its rules are",
        List.of(
            rules.stream().anyMatch(WrittenRule::isUnpinned),
            rules.stream().allMatch(WrittenRule::bindsRef),
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
      for (WrittenProfile profile : profiles) {
        profile.rules().forEach(rule -> compare(rule, claim, first));
      }
    }
  }

  /** The only id and the only name in a rule, which belong together. */
  private record Pair(String id, String name, WrittenRule rule) {}

  private void compare(WrittenRule rule, String claim, Map<List<String>, Pair> first) {
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
      differ(claim, pair, named, claim + "_id has the name '" + named.name() + "'");
    } else if (numbered != null && !numbered.id().equals(pair.id())) {
      differ(claim, pair, numbered, claim + " has the id " + numbered.id());
    }
  }

  private void differ(String claim, Pair pair, Pair other, String difference) {
    int line = Written.at(other.rule().mapping(), List.of(claim, other.name())).line();
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
