package io.porttokenvending.mcp;

import io.porttokenvending.secret.Secret;
import io.porttokenvending.trust.McpServerSettings;
import io.porttokenvending.trust.McpServerSettings.HeaderSetting;
import io.porttokenvending.trust.McpSettings;
import io.porttokenvending.trust.Profile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Configures Port's MCP server and the additional servers of a profile. */
public final class McpServers {
  private final ToolCatalog tools = ToolCatalog.port();

  /**
   * Renders the configuration of a profile's servers.
   *
   * @param secrets returns the values of secret headers
   */
  public Rendering configure(
      Profile profile,
      Secret token,
      Function<HeaderSetting.FromSecret, Secret> secrets,
      RunIdentity run,
      Optional<AgentClient> client,
      SecretForm form) {
    List<McpServer> servers = new ArrayList<>();
    servers.add(port(profile, token));
    Set<String> variables = new HashSet<>();
    for (McpServerSettings server : profile.mcp().servers()) {
      servers.add(additional(server, secrets, run, variables));
    }
    return McpConfiguration.of(servers, client, form);
  }

  private McpServer port(Profile profile, Secret token) {
    McpSettings mcp = profile.mcp();
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    headers.put(
        "Authorization", new HeaderValue.Confidential("Bearer ", token, "PORT_ACCESS_TOKEN"));
    headers.put("x-read-only-mode", new HeaderValue.Literal(mcp.readOnly() ? "1" : "0"));
    // Always sent: without the header, Port permits every action; with an empty one, none.
    headers.put(
        "x-allowed-actions-to-run",
        new HeaderValue.Literal(String.join(",", mcp.allowedActions())));
    return new McpServer(
        mcp.server(), profile.port().mcpUrl(), headers, tools.withCurrentNames(mcp.tools()));
  }

  static McpServer additional(
      McpServerSettings server,
      Function<HeaderSetting.FromSecret, Secret> secrets,
      RunIdentity run,
      Set<String> variables) {
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    server
        .headers()
        .forEach((name, setting) ->
            headers.put(
                name,
                switch (setting) {
                  case HeaderSetting.Literal(String literal) -> new HeaderValue.Literal(literal);
                  case HeaderSetting.FromSecret secret ->
                      new HeaderValue.Confidential(
                          "",
                          secrets.apply(secret),
                          VariableNames.unused(server.name(), name, variables));
                }));
    if (server.traceparent()) {
      headers.put(McpServerSettings.TRACEPARENT, new HeaderValue.Literal(run.traceparent()));
    }
    if (server.portkeyMetadata()) {
      headers.put(
          McpServerSettings.PORTKEY_METADATA, new HeaderValue.Literal(run.portkeyMetadata()));
    }
    return new McpServer(server.name(), server.url(), headers, server.tools());
  }
}
