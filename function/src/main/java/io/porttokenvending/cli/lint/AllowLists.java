package io.porttokenvending.cli.lint;

import io.porttokenvending.mcp.AgentClient;
import io.porttokenvending.trust.McpServerSettings;
import io.porttokenvending.trust.McpSettings;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Servers without an allow-list, and tools whose name is too long for some agent's model. */
final class AllowLists implements Check {
  /** Several model APIs accept no longer function name. */
  private static final int LONGEST = 64;

  @Override
  public void look(List<WrittenProfile> profiles, Report report) {
    for (WrittenProfile profile : profiles) {
      McpSettings mcp = profile.profile().mcp();
      server(mcp.server(), mcp.tools(), profile, report, "mcp");
      for (McpServerSettings server : mcp.servers()) {
        server(server.name(), server.tools(), profile, report, "mcp", "servers", server.name());
      }
    }
  }

  /**
   * Looks at one server.
   *
   * @param section the path of the mapping that has its {@code tools}
   */
  private static void server(
      String name, List<String> tools, WrittenProfile profile, Report report, String... section) {
    if (tools.isEmpty()) {
      report.warn(
          Warning.NO_TOOLS,
          profile.file(),
          profile.at(below(section, "tools")),
          "no tools are listed for the server "
              + name
              + ": some agents then ask before each call and fail in CI, others call every tool;"
              + " list the tools that the job needs");
    }
    for (String tool : tools) {
      String clients =
          Arrays.stream(AgentClient.values())
              .filter(client -> client.spell(name, tool).length() > LONGEST)
              .map(AgentClient::id)
              .collect(Collectors.joining(", "));
      if (!clients.isEmpty()) {
        report.warn(
            Warning.LONG_TOOL_NAME,
            profile.file(),
            profile.at(below(section, "tools", tool)),
            "with its server's name, this tool has more than "
                + LONGEST
                + " characters in "
                + clients
                + ", and some models reject it; use a shorter server name");
      }
    }
  }

  private static String[] below(String[] section, String... path) {
    String[] whole = Arrays.copyOf(section, section.length + path.length);
    System.arraycopy(path, 0, whole, section.length, path.length);
    return whole;
  }
}
