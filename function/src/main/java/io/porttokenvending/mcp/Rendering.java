package io.porttokenvending.mcp;

/** What came of writing a configuration. */
public sealed interface Rendering {
  record Rendered(McpConfiguration configuration) implements Rendering {}

  /**
   * A header's value would not arrive as it is: HTTP cannot carry it, or a reader of the
   * configuration would take a part of it for something else.
   */
  record NotCarried(String server, String header) implements Rendering {}
}
