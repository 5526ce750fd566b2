package io.porttokenvending.cli.lint;

import io.porttokenvending.mcp.ToolCatalogue;
import io.porttokenvending.mcp.ToolClass;
import io.porttokenvending.trust.McpSettings;

/**
 * What a profile lets its client do.
 *
 * @param worst what the worst of its tools can do
 */
record Rights(boolean readOnly, boolean runsActions, ToolClass worst) {
  static Rights of(McpSettings mcp, ToolCatalogue tools) {
    return new Rights(
        mcp.readOnly(),
        !mcp.allowedActions().isEmpty(),
        mcp.tools().stream()
            .map(tool -> classOf(tool, tools))
            .max(ToolClass::compareTo)
            .orElse(ToolClass.READS));
  }

  /** The class of a tool; one that is not known is taken for writing. */
  static ToolClass classOf(String tool, ToolCatalogue tools) {
    return tools.classOf(tool).orElse(ToolClass.WRITES);
  }

  boolean canWrite() {
    return !readOnly || runsActions || writes(worst);
  }

  static boolean writes(ToolClass toolClass) {
    return switch (toolClass) {
      case READS, RUNS -> false;
      case WRITES, DESTROYS -> true;
    };
  }
}
