package io.porttokenvending.trust;

import java.util.Map;
import java.util.Optional;

/** Checks the name of an MCP server: a key that every agent's configuration can have. */
final class ServerName {
  private static final int LONGEST = 64;

  private static final String CLAUDE = "Claude Code";
  private static final String QWEN = "Qwen Code";

  /**
   * Names under which an agent skips a server and still ends with 0, as Claude Code 2.1.329 and
   * Qwen Code 0.24.4 were seen to do. Both compare the case too, so {@code Workspace} is free.
   */
  private static final Map<String, String> RESERVED =
      Map.of(
          "Claude_Browser", CLAUDE,
          "Claude_Preview", CLAUDE,
          "Claude_in_Chrome", CLAUDE,
          "claude-in-chrome", CLAUDE,
          "claude_ai", CLAUDE,
          "computer-use", CLAUDE,
          "remote-devices", CLAUDE,
          "workspace", CLAUDE,
          "constructor", QWEN,
          "prototype", QWEN);

  private ServerName() {}

  /** Returns what is wrong with the name, as the end of a sentence that begins with its key. */
  static Optional<String> fault(String name) {
    if (name.isEmpty()
        || name.length() > LONGEST
        || !McpSection.isLetter(name.charAt(0))
        || !McpSection.consistsOf(name, "_-")) {
      return Optional.of("is a letter, then up to 63 letters, digits, _ and -");
    }
    return Optional.ofNullable(RESERVED.get(name))
        .map(agent -> "must not be " + name + ": " + agent + " reserves it and skips the server");
  }
}
