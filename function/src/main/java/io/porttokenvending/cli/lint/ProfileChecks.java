package io.porttokenvending.cli.lint;

import io.porttokenvending.json.Position;
import io.porttokenvending.mcp.AgentClient;
import io.porttokenvending.mcp.ToolCatalog;
import io.porttokenvending.mcp.ToolCatalog.ToolClass;
import io.porttokenvending.trust.McpServerSettings;
import io.porttokenvending.trust.McpServerSettings.HeaderSetting;
import io.porttokenvending.trust.McpSettings;
import io.porttokenvending.trust.NearestName;
import io.porttokenvending.trust.PortSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks one profile: its rules, servers, tools, headers and characters. */
record ProfileChecks(ProfileSource profile, ToolCatalog tools, List<Finding> findings) {
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

  void run() {
    McpSettings mcp = profile.profile().mcp();
    boolean canWrite =
        !mcp.readOnly() || !mcp.allowedActions().isEmpty() || writes(impact(mcp, tools));
    profile.rules().forEach(rule -> new RuleChecks(rule, findings).run(canWrite));
    lifetime(profile.profile().port());
    mcp.tools().forEach(this::tool);
    actions(mcp);
    server(mcp.server(), mcp.tools(), List.of("mcp"));
    for (McpServerSettings server : mcp.servers()) {
      List<String> section = List.of("mcp", "servers", server.name());
      server(server.name(), server.tools(), section);
      server.headers().forEach((name, value) -> header(section, name, value));
    }
    invisibleCharacters();
  }

  private void warn(Warning warning, List<String> path, Object... details) {
    findings.add(profile.warning(warning, path, details));
  }

  /** Returns the class of the tool with the highest impact; an unknown tool counts as writing. */
  static ToolClass impact(McpSettings mcp, ToolCatalog tools) {
    return mcp.tools().stream()
        .map(tool -> tools.classOf(tool).orElse(ToolClass.WRITES))
        .max(ToolClass::compareTo)
        .orElse(ToolClass.READS);
  }

  private static boolean writes(ToolClass toolClass) {
    return switch (toolClass) {
      case READS, RUNS -> false;
      case WRITES, DESTROYS -> true;
    };
  }

  private void lifetime(PortSettings port) {
    int lanes = port.credentials().size();
    Duration guarantee = PortSettings.guarantee(lanes);
    if (lanes > 1 && port.minTtl().compareTo(guarantee) > 0) {
      warn(
          Warning.MIN_TTL_NOT_GUARANTEED,
          List.of("port", "min_ttl"),
          lanes,
          guarantee.toMinutes(),
          lanes < PortSettings.MAX_LANES ? ", or add a lane" : "");
    }
  }

  private void tool(String tool) {
    List<String> path = List.of("mcp", "tools", tool);
    Optional<ToolClass> toolClass = tools.classOf(tool);
    if (toolClass.isEmpty()) {
      findings.add(
          profile
              .warning(Warning.UNKNOWN_TOOL, path, tool)
              .withSuggestion(NearestName.of(tool, tools.names())));
    } else if (profile.profile().mcp().readOnly() && writes(toolClass.get())) {
      warn(Warning.WRITING_TOOL_READ_ONLY, path, tool);
    }
  }

  private void actions(McpSettings mcp) {
    List<String> path = List.of("mcp", "allowed_actions");
    if (mcp.allowedActions().isEmpty()) {
      return;
    }
    if (mcp.readOnly()) {
      warn(Warning.NEEDLESS_ACTIONS, path, "while read_only is true; write [] or read_only: false");
    } else if (mcp.tools().stream()
        .noneMatch(tool -> tools.classOf(tool).equals(Optional.of(ToolClass.RUNS)))) {
      warn(
          Warning.NEEDLESS_ACTIONS,
          path,
          "without a tool that runs actions; add run_action to tools, or write []");
    }
  }

  /**
   * Checks the allow-list of one server.
   *
   * @param section path of the mapping that contains its {@code tools}
   */
  private void server(String name, List<String> allowed, List<String> section) {
    if (allowed.isEmpty()) {
      warn(Warning.NO_TOOLS, path(section, "tools"), name);
    }
    for (String tool : allowed) {
      String clients =
          Arrays.stream(AgentClient.values())
              .filter(client -> client.toolName(name, tool).length() > MAX_TOOL_NAME)
              .map(AgentClient::id)
              .collect(Collectors.joining(", "));
      if (!clients.isEmpty()) {
        warn(Warning.LONG_TOOL_NAME, path(section, "tools", tool), clients);
      }
    }
  }

  private void header(List<String> section, String name, HeaderSetting value) {
    if (value instanceof HeaderSetting.Literal
        && CREDENTIAL_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
      warn(Warning.LITERAL_CREDENTIAL, path(section, "headers", name), name);
    }
  }

  private static List<String> path(List<String> section, String... rest) {
    return Stream.concat(section.stream(), Stream.of(rest)).toList();
  }

  private void invisibleCharacters() {
    List<String> lines = LintReport.lines(profile.text());
    for (int line = 0; line < lines.size(); line++) {
      int[] characters = lines.get(line).codePoints().toArray();
      for (int column = 0; column < characters.length; column++) {
        if (Character.getType(characters[column]) == Character.FORMAT) {
          findings.add(
              profile
                  .warning(Warning.INVISIBLE_CHARACTER, List.of(), characters[column])
                  .withPosition(new Position(line + 1, column + 1)));
        }
      }
    }
  }
}
