package io.porttokenvending.mcp;

import io.porttokenvending.secret.Secret;
import io.porttokenvending.trust.HeaderSetting;
import io.porttokenvending.trust.McpServerSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A profile's MCP servers beside Port's, as an agent shall reach them. */
final class AdditionalMcpServers {
  private final Function<HeaderSetting.FromSecret, Secret> secrets;
  private final RunIdentity run;
  private final Set<String> variables = new HashSet<>();

  private AdditionalMcpServers(
      Function<HeaderSetting.FromSecret, Secret> secrets, RunIdentity run) {
    this.secrets = secrets;
    this.run = run;
  }

  /** The servers in the order they are written. */
  static List<McpServer> of(
      List<McpServerSettings> settings,
      Function<HeaderSetting.FromSecret, Secret> secrets,
      RunIdentity run) {
    AdditionalMcpServers servers = new AdditionalMcpServers(secrets, run);
    List<McpServer> made = new ArrayList<>();
    settings.forEach(each -> made.add(servers.server(each)));
    return made;
  }

  private McpServer server(McpServerSettings server) {
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    server.headers().forEach((name, value) -> headers.put(name, value(server, name, value)));
    if (server.traceparent()) {
      headers.put(McpServerSettings.TRACEPARENT, new HeaderValue.Literal(run.traceparent()));
    }
    if (server.portkeyMetadata()) {
      headers.put(
          McpServerSettings.PORTKEY_METADATA, new HeaderValue.Literal(run.portkeyMetadata()));
    }
    return new McpServer(server.name(), server.url(), headers, server.tools());
  }

  private HeaderValue value(McpServerSettings server, String header, HeaderSetting value) {
    return switch (value) {
      case HeaderSetting.Literal(String literal) -> new HeaderValue.Literal(literal);
      case HeaderSetting.FromSecret setting ->
          new HeaderValue.Confidential("", secrets.apply(setting), variable(server.name(), header));
    };
  }

  /** Server {@code a-b} with header {@code c} and server {@code a} with {@code b-c} get two. */
  private String variable(String server, String header) {
    StringBuilder name = new StringBuilder("MCP_");
    for (char c : (server + "_" + header).toUpperCase(Locale.ROOT).toCharArray()) {
      name.append((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? c : '_');
    }
    String unique = name.toString();
    for (int i = 2; !variables.add(unique); i++) {
      unique = name + "_" + i;
    }
    return unique;
  }
}
