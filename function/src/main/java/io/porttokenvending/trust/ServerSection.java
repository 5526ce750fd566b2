package io.porttokenvending.trust;

import io.porttokenvending.json.Ascii;
import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlScalar;
import io.porttokenvending.trust.McpServerSettings.HeaderSetting;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code mcp.servers}: the MCP servers in addition to Port's. */
final class ServerSection {
  private static final int MAX_NAME = 64;
  private static final String CLAUDE = "Claude Code";
  private static final String QWEN = "Qwen Code";

  /**
   * Names for which Claude Code 2.1.329 and Qwen Code 0.24.4 skip a server and still exit with 0.
   * Both are case-sensitive, so {@code Workspace} is allowed.
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

  private ServerSection() {}

  /**
   * Reads the servers, in the file's order.
   *
   * @param portServer the name of Port's server
   */
  static List<McpServerSettings> read(Section mcp, String portServer, PolicyScope scope) {
    List<McpServerSettings> servers = new ArrayList<>();
    Map<String, String> names = new HashMap<>(Map.of(folded(portServer), portServer));
    for (YamlMapping.Entry entry : mcp.entries("servers")) {
      YamlScalar key = entry.key();
      Optional<String> problem = nameProblem(key.text());
      if (problem.isPresent()) {
        mcp.findings().add(key, "a server's name " + problem.get());
        continue;
      }
      String other = names.putIfAbsent(folded(key.text()), key.text());
      if (other != null) {
        mcp.findings().add(key, ProblemKind.DUPLICATE, collision(key.text(), other));
      }
      String server = "server " + key.text();
      if (entry.value() instanceof YamlMapping mapping) {
        server(key, new Section(server, mapping, mcp.findings()), scope).ifPresent(servers::add);
      } else {
        mcp.findings()
            .add(entry.value(), ProblemKind.WRONG_TYPE, server + " must be a mapping with url");
      }
    }
    return servers;
  }

  /** Returns the problem of a server's name, as the end of a sentence that begins with its key. */
  static Optional<String> nameProblem(String name) {
    if (name.isEmpty()
        || name.length() > MAX_NAME
        || !Ascii.isLetter(name.charAt(0))
        || !Ascii.consistsOf(name, "_-")) {
      return Optional.of("must be a letter, then up to 63 letters, digits, _ and -");
    }
    return Optional.ofNullable(RESERVED.get(name))
        .map(agent -> "must not be " + name + ": " + agent + " reserves it and skips the server");
  }

  private static Optional<McpServerSettings> server(
      YamlScalar name, Section server, PolicyScope scope) {
    Optional<URI> url = url(name, server, scope);
    boolean traceparent = server.flag("traceparent", false);
    boolean portkeyMetadata = server.flag("portkey_metadata", false);
    Set<String> reserved = new HashSet<>();
    if (traceparent) {
      reserved.add(McpServerSettings.TRACEPARENT);
    }
    if (portkeyMetadata) {
      reserved.add(McpServerSettings.PORTKEY_METADATA);
    }
    List<String> tools = McpSection.tools(server);
    Map<String, HeaderSetting> headers = HeaderSection.read(server, reserved);
    server.rejectUnknownKeys();
    return url.map(address ->
        new McpServerSettings(name.text(), address, tools, headers, traceparent, portkeyMetadata));
  }

  private static Optional<URI> url(YamlScalar name, Section server, PolicyScope scope) {
    if (server.node("url").isEmpty()) {
      server
          .findings()
          .add(
              name,
              ProblemKind.MISSING_KEY,
              "server " + name.text() + " has no url; write its https:// address");
    } else if (server.node("url").get() instanceof YamlScalar url
        && url.kind() != YamlScalar.Kind.OTHER
        && AgentReference.isIn(url.text())) {
      server
          .findings()
          .add(url, "url must not contain ${…}, $NAME, {env:…} or {file:…}, which agents replace");
      return Optional.empty();
    }
    return server.url(
        "url",
        scope,
        scope::allowsServerAt,
        "not allowed",
        "ALLOWED_MCP_HOSTS if the headers may be sent there");
  }

  /** Normalizes a name: agents that ignore case or hyphens would lose one of two equal names. */
  private static String folded(String name) {
    return Ascii.fold(name).replace('-', '_');
  }

  private static String collision(String name, String other) {
    return name.equals(other)
        ? "server " + name + " has the name of Port's server; rename it, or set mcp.server"
        : "server "
            + name
            + " and server "
            + other
            + " have the same name for agents that ignore case or read - as _; rename one";
  }
}
