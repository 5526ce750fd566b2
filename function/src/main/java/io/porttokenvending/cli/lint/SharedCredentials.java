package io.porttokenvending.cli.lint;

import io.porttokenvending.mcp.ToolCatalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One secret for profiles of different trust. The role behind the secret is the boundary, so jobs
 * of the lesser profile can do whatever those of the greater can.
 */
final class SharedCredentials implements Check {
  private final ToolCatalogue tools;

  SharedCredentials(ToolCatalogue tools) {
    this.tools = tools;
  }

  /** How easily a job is let in. */
  private record Guard(
      boolean unpinned, boolean everyRef, boolean everyEnvironment, boolean outsiders) {
    static Guard of(List<WrittenRule> rules) {
      return new Guard(
          rules.stream().anyMatch(UnpinnedWriters::isUnpinned),
          rules.stream().allMatch(LooseRules::bindsRef),
          rules.stream().allMatch(rule -> rule.condition("environment").isPresent()),
          rules.stream().anyMatch(rule -> !LooseRules.outsiderEvents(rule).isEmpty()));
    }
  }

  @Override
  public void look(List<WrittenProfile> profiles, Report report) {
    Map<String, WrittenProfile> first = new HashMap<>();
    for (WrittenProfile profile : profiles) {
      WrittenProfile other = first.putIfAbsent(profile.profile().port().credentials(), profile);
      if (other != null && !differences(other, profile).isEmpty()) {
        report.warn(
            Warning.SHARED_CREDENTIALS,
            profile.file(),
            profile.at("port", "credentials"),
            "profile '"
                + other.profile().name()
                + "' uses the same credentials but differs in "
                + String.join(", ", differences(other, profile))
                + "; the role behind them is the boundary, so give each level of trust its own");
      }
    }
  }

  private List<String> differences(WrittenProfile one, WrittenProfile other) {
    Rights mine = Rights.of(one.profile().mcp(), tools);
    Rights theirs = Rights.of(other.profile().mcp(), tools);
    List<String> differences = new ArrayList<>();
    if (mine.readOnly() != theirs.readOnly()) {
      differences.add("read_only");
    }
    if (mine.worst() != theirs.worst()) {
      differences.add("what its tools can do");
    }
    if (mine.runsActions() != theirs.runsActions()) {
      differences.add("allowed_actions");
    }
    if (!Guard.of(one.rules()).equals(Guard.of(other.rules()))) {
      differences.add("how strict its rules are");
    }
    return differences;
  }
}
