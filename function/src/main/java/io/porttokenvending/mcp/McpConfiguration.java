package io.porttokenvending.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.mcp.AgentFile.JsonServers;
import io.porttokenvending.mcp.AgentFile.Own;
import io.porttokenvending.mcp.HeaderValue.Confidential;
import io.porttokenvending.mcp.Rendering.UnsupportedHeader;
import io.porttokenvending.secret.Secret;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration with which an agent reaches its MCP servers.
 *
 * @param mcpConfig the {@code mcpServers} document; contains secrets unless it refers to variables
 * @param allowedTools tool names in the requested client's syntax
 * @param clientConfig present when the request names a client
 * @param env values of the variables that the documents refer to; empty when secrets are embedded
 */
public record McpConfiguration(
    ObjectNode mcpConfig,
    List<String> allowedTools,
    Optional<ClientConfig> clientConfig,
    Map<String, Secret> env) {
  /**
   * Renders the configuration.
   *
   * @param servers with unique names
   * @param client must support references unless secrets are embedded
   */
  public static Rendering of(
      List<McpServer> servers, Optional<AgentClient> client, SecretForm form) {
    Optional<UnsupportedHeader> fault = HeaderCompatibility.fault(servers, client, form);
    if (fault.isPresent()) {
      return fault.get();
    }
    ObjectNode common =
        JsonFile.render(
            JsonFile.COMMON, servers, new HeaderText(form, AgentClient.CLAUDE_CODE.syntax()));
    return new Rendering.Rendered(
        new McpConfiguration(
            common,
            client.orElse(AgentClient.CLAUDE_CODE).allowList(servers),
            client.map(agent -> new ClientConfig(agent, content(agent, servers, form, common))),
            form == SecretForm.EMBEDDED ? Map.of() : env(servers, client)));
  }

  /** Loads the classes of one agent's format only. */
  private static String content(
      AgentClient client, List<McpServer> servers, SecretForm form, ObjectNode common) {
    HeaderText text = new HeaderText(form, client.syntax());
    return switch (client.file()) {
      case JsonServers json ->
          // Claude Code reads the common document, which is already rendered.
          json(client == AgentClient.CLAUDE_CODE ? common : JsonFile.render(json, servers, text));
      case Own.CODEX -> new CodexFile(servers).render(form);
      case Own.CONTINUE -> ContinueFile.render(servers, text);
      case Own.MCP_REMOTE -> json(McpRemote.render(servers, text));
      case Own.OPENCODE -> json(JsonFile.opencode(servers, text));
      case Own.VSCODE -> json(JsonFile.vsCode(servers, text));
    };
  }

  private static String json(JsonNode file) {
    return JsonText.withoutApostrophes(JsonText.writePretty(file));
  }

  private static Map<String, Secret> env(List<McpServer> servers, Optional<AgentClient> client) {
    Map<String, Secret> env = Confidential.byVariable(servers);
    if (client.equals(Optional.of(AgentClient.CODEX))) {
      env.putAll(new CodexFile(servers).env());
    }
    return Collections.unmodifiableMap(env);
  }

  @Override
  public String toString() {
    return "McpConfiguration";
  }
}
