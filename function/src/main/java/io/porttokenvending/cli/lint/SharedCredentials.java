package io.porttokenvending.cli.lint;

import io.porttokenvending.mcp.ToolCatalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One secret for profiles of different trust. The role behind the secret is the boundary, so jobs
 * of one profile can do whatever jobs of the other can.
 */
final class SharedCredentials {
  private SharedCredentials() {}

  /** How easily a job gets access. */
  private record Strictness(
      boolean unpinned, boolean everyRef, boolean everyEnvironment, boolean outsiders) {
    static Strictness of(List<WrittenRule> rules) {
      return new Strictness(
          rules.stream().anyMatch(WrittenRule::isUnpinned),
          rules.stream().allMatch(WrittenRule::bindsRef),
          rules.stream().allMatch(rule -> rule.condition("environment").isPresent()),
          rules.stream().anyMatch(rule -> !rule.outsiderEvents().isEmpty()));
    }
  }

  static void check(List<WrittenProfile> profiles, ToolCatalogue tools, Warnings warnings) {
    Map<String, WrittenProfile> first = new HashMap<>();
    for (WrittenProfile profile : profiles) {
      WrittenProfile other = first.putIfAbsent(profile.profile().port().credentials(), profile);
      List<String> differences = other == null ? List.of() : differences(other, profile, tools);
      if (other != null && !differences.isEmpty()) {
        warnings.add(
            Warning.SHARED_CREDENTIALS,
            profile,
            "profile '%s' uses the same credentials but differs in %s; the role behind them is the"
                    .formatted(other.profile().name(), String.join(", ", differences))
                + " boundary, so give each level of trust its own",
            "port",
            "credentials");
      }
    }
  }

  private static List<String> differences(
      WrittenProfile one, WrittenProfile other, ToolCatalogue tools) {
    ClientRights mine = ClientRights.of(one.profile().mcp(), tools);
    ClientRights theirs = ClientRights.of(other.profile().mcp(), tools);
    List<String> differences = new ArrayList<>();
    if (mine.readOnly() != theirs.readOnly()) {
      differences.add("read_only");
    }
    if (mine.impact() != theirs.impact()) {
      differences.add("what its tools can do");
    }
    if (mine.runsActions() != theirs.runsActions()) {
      differences.add("allowed_actions");
    }
    if (!Strictness.of(one.rules()).equals(Strictness.of(other.rules()))) {
      differences.add("how strict its rules are");
    }
    return differences;
  }
}
