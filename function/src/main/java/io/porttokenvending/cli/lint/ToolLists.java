package io.porttokenvending.cli.lint;

import io.porttokenvending.mcp.ToolCatalogue;
import io.porttokenvending.mcp.ToolClass;
import io.porttokenvending.trust.McpSettings;
import io.porttokenvending.trust.NearestName;
import java.util.List;

/** Tools and actions that a client is named but cannot use, or that nobody knows. */
final class ToolLists implements Check {
  private final ToolCatalogue tools;

  ToolLists(ToolCatalogue tools) {
    this.tools = tools;
  }

  @Override
  public void look(List<WrittenProfile> profiles, Report report) {
    for (WrittenProfile profile : profiles) {
      McpSettings mcp = profile.profile().mcp();
      mcp.tools().forEach(tool -> tool(tool, profile, report));
      if (!mcp.allowedActions().isEmpty()) {
        actions(profile, report);
      }
    }
  }

  private void tool(String tool, WrittenProfile profile, Report report) {
    if (tools.classOf(tool).isEmpty()) {
      report.warn(
          Warning.UNKNOWN_TOOL,
          profile.file(),
          profile.at("mcp", "tools", tool),
          "Port is not known to have a tool called '" + tool + "'; it is taken for writing",
          NearestName.of(tool, tools.names()));
    } else if (profile.profile().mcp().readOnly() && Rights.writes(Rights.classOf(tool, tools))) {
      report.warn(
          Warning.WRITING_TOOL_READ_ONLY,
          profile.file(),
          profile.at("mcp", "tools", tool),
          tool
              + " writes, and read_only: true takes it away; remove it, or write read_only: false");
    }
  }

  private void actions(WrittenProfile profile, Report report) {
    McpSettings mcp = profile.profile().mcp();
    boolean runs =
        mcp.tools().stream().anyMatch(tool -> Rights.classOf(tool, tools) == ToolClass.RUNS);
    if (mcp.readOnly() || !runs) {
      report.warn(
          Warning.NEEDLESS_ACTIONS,
          profile.file(),
          profile.at("mcp", "allowed_actions"),
          mcp.readOnly()
              ? "actions are allowed while read_only is true; write [], or read_only: false"
              : "actions are allowed but no tool that runs them is among tools, such as"
                  + " run_action");
    }
  }
}
