package io.porttokenvending.cli.lint;

import io.porttokenvending.json.Position;
import io.porttokenvending.mcp.AgentClient;
import io.porttokenvending.mcp.ToolCatalogue;
import io.porttokenvending.mcp.ToolCatalogue.ToolClass;
import io.porttokenvending.trust.McpServerSettings;
import io.porttokenvending.trust.McpServerSettings.HeaderSetting;
import io.porttokenvending.trust.McpSettings;
import io.porttokenvending.trust.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks one profile: its rules, its servers with their tools and headers, and its characters. */
final class ProfileChecks {
  /** Several model APIs reject a longer function name. */
  private static final int MAX_TOOL_NAME = 64;

  private static final Set<String> CREDENTIAL_HEADERS =
      Set.of(
          "api-key",
          "apikey",
          "cookie",
          "x-access-token",
          "x-api-key",
          "x-auth-token",
          "x-portkey-api-key");

  private final WrittenProfile profile;
  private final McpSettings mcp;
  private final ToolCatalogue tools;
  private final Warnings warnings;

  ProfileChecks(WrittenProfile profile, ToolCatalogue tools, Warnings warnings) {
    this.profile = profile;
    this.mcp = profile.profile().mcp();
    this.tools = tools;
    this.warnings = warnings;
  }

  void run() {
    boolean canWrite = ClientRights.of(mcp, tools).canWrite();
    profile.rules().forEach(rule -> new RuleChecks(rule, warnings).run(canWrite));
    mcp.tools().forEach(this::tool);
    actions();
    server(mcp.server(), mcp.tools(), "mcp");
    for (McpServerSettings server : mcp.servers()) {
      server(server.name(), server.tools(), "mcp", "servers", server.name());
      server.headers().forEach((name, value) -> header(server.name(), name, value));
    }
    invisibleCharacters();
  }

  private void tool(String tool) {
    if (tools.classOf(tool).isEmpty()) {
      warnings.addAt(
          Warning.UNKNOWN_TOOL,
          profile.file(),
          profile.at("mcp", "tools", tool),
          "Port is not known to have a tool called '" + tool + "'; it counts as writing",
          NearestName.of(tool, tools.names()));
    } else if (mcp.readOnly() && ClientRights.writes(ClientRights.classOf(tool, tools))) {
      warnings.add(
          Warning.WRITING_TOOL_READ_ONLY,
          profile,
          tool + " writes, and read_only: true removes it; remove it, or write read_only: false",
          "mcp",
          "tools",
          tool);
    }
  }

  private void actions() {
    boolean runs =
        mcp.tools().stream().anyMatch(tool -> ClientRights.classOf(tool, tools) == ToolClass.RUNS);
    if (!mcp.allowedActions().isEmpty() && (mcp.readOnly() || !runs)) {
      warnings.add(
          Warning.NEEDLESS_ACTIONS,
          profile,
          mcp.readOnly()
              ? "actions are allowed while read_only is true; write [], or read_only: false"
              : "actions are allowed but no tool that runs them is among tools, such as run_action",
          "mcp",
          "allowed_actions");
    }
  }

  /**
   * Checks the allow-list of one server.
   *
   * @param section path of the mapping that contains its {@code tools}
   */
  private void server(String name, List<String> allowed, String... section) {
    if (allowed.isEmpty()) {
      warnings.add(
          Warning.NO_TOOLS,
          profile,
          "no tools are listed for the server "
              + name
              + ": some agents then ask before each call and fail in CI, others call every tool;"
              + " list the tools that the job needs",
          path(section, "tools"));
    }
    for (String tool : allowed) {
      String clients =
          Arrays.stream(AgentClient.values())
              .filter(client -> client.spell(name, tool).length() > MAX_TOOL_NAME)
              .map(AgentClient::id)
              .collect(Collectors.joining(", "));
      if (!clients.isEmpty()) {
        warnings.add(
            Warning.LONG_TOOL_NAME,
            profile,
            "with its server's name, this tool has more than "
                + MAX_TOOL_NAME
                + " characters in "
                + clients
                + ", and some models reject it; use a shorter server name",
            path(section, "tools", tool));
      }
    }
  }

  private static String[] path(String[] section, String... rest) {
    return Stream.of(section, rest).flatMap(Arrays::stream).toArray(String[]::new);
  }

  private void header(String server, String name, HeaderSetting value) {
    if (value instanceof HeaderSetting.Literal
        && CREDENTIAL_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
      warnings.add(
          Warning.LITERAL_CREDENTIAL,
          profile,
          name
              + " promises a credential, and everybody who can read the policy can read it; write"
              + " {secret: NAME_OR_ARN, field: MEMBER}",
          "mcp",
          "servers",
          server,
          "headers",
          name);
    }
  }

  /** Some such characters reverse the text after them: a reviewer sees a rule that is not there. */
  private void invisibleCharacters() {
    List<String> lines = SourceText.lines(profile.text());
    for (int line = 0; line < lines.size(); line++) {
      int[] characters = lines.get(line).codePoints().toArray();
      for (int column = 0; column < characters.length; column++) {
        if (Character.getType(characters[column]) == Character.FORMAT) {
          warnings.addAt(
              Warning.INVISIBLE_CHARACTER,
              profile.file(),
              new Position(line + 1, column + 1),
              String.format(
                  Locale.ROOT,
                  "the invisible character U+%04X, with which a file can read other than it is;"
                      + " remove it",
                  characters[column]),
              Optional.empty());
        }
      }
    }
  }
}
