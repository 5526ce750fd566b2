package io.porttokenvending.mcp;

/** Result of rendering a configuration. */
public sealed interface Rendering {
  record Rendered(McpConfiguration configuration) implements Rendering {}

  /**
   * A header's value would not arrive unchanged: HTTP does not allow it, or the agent would expand
   * a part of it.
   */
  record UnsupportedHeader(String server, String header) implements Rendering {}
}
