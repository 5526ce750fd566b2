package io.porttokenvending.mcp;

/** What a tool can do at worst. */
public enum ToolClass {
  READS,
  /** It starts an action or workflow, which may do anything. */
  RUNS,
  WRITES,
  DESTROYS
}
