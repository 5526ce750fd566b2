package io.porttokenvending.cli.lint;

import io.porttokenvending.mcp.ToolCatalogue;
import io.porttokenvending.trust.Glob;
import java.util.List;

/**
 * Any repository of an owner in a profile whose client can write: whoever may make a repository
 * there may write. A reusable workflow that is spelled out pins the job as well as a repository.
 */
final class UnpinnedWriters implements Check {
  private final ToolCatalogue tools;

  UnpinnedWriters(ToolCatalogue tools) {
    this.tools = tools;
  }

  @Override
  public void look(List<WrittenProfile> profiles, Report report) {
    for (WrittenProfile profile : profiles) {
      if (!Rights.of(profile.profile().mcp(), tools).canWrite()) {
        continue;
      }
      for (WrittenRule rule : profile.rules()) {
        if (isUnpinned(rule)) {
          report.warn(
              Warning.UNPINNED_WRITER,
              profile.file(),
              rule.at("repository_id"),
              "any repository of the owner may use this profile, whose client can write; list the"
                  + " ids, or spell out job_workflow_ref");
        }
      }
    }
  }

  static boolean isUnpinned(WrittenRule rule) {
    List<Glob> workflows = rule.patterns("job_workflow_ref");
    boolean oneWorkflow = !workflows.isEmpty() && workflows.stream().allMatch(Glob::isLiteral);
    return rule.rule().repositoryIds().isEmpty() && !oneWorkflow;
  }
}
