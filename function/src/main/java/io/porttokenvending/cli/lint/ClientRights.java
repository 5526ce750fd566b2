package io.porttokenvending.cli.lint;

import io.porttokenvending.mcp.ToolCatalogue;
import io.porttokenvending.mcp.ToolCatalogue.ToolClass;
import io.porttokenvending.trust.McpSettings;

/**
 * What a profile allows its client.
 *
 * @param impact highest impact of any of its tools
 */
record ClientRights(boolean readOnly, boolean runsActions, ToolClass impact) {
  static ClientRights of(McpSettings mcp, ToolCatalogue tools) {
    return new ClientRights(
        mcp.readOnly(),
        !mcp.allowedActions().isEmpty(),
        mcp.tools().stream()
            .map(tool -> classOf(tool, tools))
            .max(ToolClass::compareTo)
            .orElse(ToolClass.READS));
  }

  /** Returns the class of a tool; an unknown tool counts as writing. */
  static ToolClass classOf(String tool, ToolCatalogue tools) {
    return tools.classOf(tool).orElse(ToolClass.WRITES);
  }

  boolean canWrite() {
    return !readOnly || runsActions || writes(impact);
  }

  static boolean writes(ToolClass toolClass) {
    return switch (toolClass) {
      case READS, RUNS -> false;
      case WRITES, DESTROYS -> true;
    };
  }
}
