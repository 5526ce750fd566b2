package io.porttokenvending.trust;

import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlNode;
import io.porttokenvending.json.YamlScalar;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code mcp.servers}: the MCP servers beside Port's. */
final class ServerSection {
  private ServerSection() {}

  /**
   * The servers, as they are written.
   *
   * @param portServer the key of Port's own server
   */
  static List<McpServerSettings> read(
      Section mcp, String portServer, PolicyScope scope, Findings findings) {
    List<McpServerSettings> servers = new ArrayList<>();
    Map<String, String> names = new HashMap<>(Map.of(folded(portServer), portServer));
    for (YamlMapping.Entry entry : mcp.entries("servers")) {
      YamlScalar key = entry.key();
      Optional<String> fault = ServerName.fault(key.text());
      if (fault.isPresent()) {
        findings.add(key, "a server's name " + fault.get());
        continue;
      }
      String other = names.putIfAbsent(folded(key.text()), key.text());
      if (other != null) {
        findings.add(key, ProblemKind.DUPLICATE, collision(key.text(), other));
      }
      if (entry.value() instanceof YamlMapping mapping) {
        server(key, new Section("server " + key.text(), mapping, findings), scope, findings)
            .ifPresent(servers::add);
      } else {
        findings.add(
            entry.value(),
            ProblemKind.WRONG_TYPE,
            "server " + key.text() + " must be a mapping with url");
      }
    }
    return servers;
  }

  private static Optional<McpServerSettings> server(
      YamlScalar name, Section server, PolicyScope scope, Findings findings) {
    Optional<URI> url = url(name, server, scope, findings);
    boolean traceparent = server.flag("traceparent", false);
    boolean portkeyMetadata = server.flag("portkey_metadata", false);
    Set<String> ours = new HashSet<>();
    if (traceparent) {
      ours.add(McpServerSettings.TRACEPARENT);
    }
    if (portkeyMetadata) {
      ours.add(McpServerSettings.PORTKEY_METADATA);
    }
    List<String> tools = McpSection.tools(server, findings);
    Map<String, HeaderSetting> headers = HeaderSection.read(server, ours, findings);
    server.refuseOthers();
    return url.map(address ->
        new McpServerSettings(name.text(), address, tools, headers, traceparent, portkeyMetadata));
  }

  private static Optional<URI> url(
      YamlScalar name, Section server, PolicyScope scope, Findings findings) {
    if (server.node("url").isEmpty()) {
      findings.add(name, ProblemKind.MISSING_KEY, "server " + name.text() + " has no url");
    }
    Optional<YamlNode> node = server.node("url");
    Optional<String> text = server.text("url");
    if (node.isEmpty() || text.isEmpty()) {
      return Optional.empty();
    }
    if (AgentReference.isIn(text.get())) {
      findings.add(node.get(), "url holds what some agent replaces by a variable or a file");
      return Optional.empty();
    }
    return switch (ServiceUrl.read(text.get(), scope.insecureLoopback())) {
      case ServiceUrl.Reading.Bad(String why) -> {
        findings.add(node.get(), "url " + why);
        yield Optional.empty();
      }
      case ServiceUrl.Reading.Good(URI uri) -> {
        if (!scope.allowsServerAt(uri)) {
          findings.add(
              node.get(),
              ProblemKind.HOST_NOT_ALLOWED,
              "url names a host that is not allowed; list "
                  + Findings.quote(uri.getHost())
                  + " in ALLOWED_MCP_HOSTS if the headers may go there");
        }
        yield Optional.of(uri);
      }
    };
  }

  /** Some agents fold names, so that two would become one and the first would be lost. */
  private static String folded(String name) {
    return AsciiCase.fold(name).replace('-', '_');
  }

  private static String collision(String name, String other) {
    return name.equals(other)
        ? "server " + name + " is the name of Port's own server; see mcp.server"
        : "server "
            + name
            + " and server "
            + other
            + " are one to agents that ignore case and take - for _";
  }
}
