package io.porttokenvending.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.mcp.AgentFile.JsonServers;
import io.porttokenvending.mcp.AgentFile.Own;
import io.porttokenvending.mcp.HeaderValue.Confidential;
import io.porttokenvending.mcp.Rendering.NotCarried;
import io.porttokenvending.secret.Secret;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an agent is given to reach its MCP servers.
 *
 * @param mcpConfig the {@code mcpServers} document; holds secrets unless they are referenced
 * @param allowedTools as the asked client spells tools
 * @param clientConfig there when a client was named
 * @param env what the variables have to hold that the documents refer to; empty when secrets are
 *     embedded
 */
public record McpConfiguration(
    ObjectNode mcpConfig,
    List<String> allowedTools,
    Optional<ClientConfig> clientConfig,
    Map<String, Secret> env) {
  /**
   * The configuration.
   *
   * @param servers with different names
   * @param asked an agent that takes references, unless secrets are embedded
   */
  public static Rendering of(
      List<McpServer> servers, Optional<AgentClient> asked, SecretForm form) {
    Optional<NotCarried> fault = HeaderCompatibility.fault(servers, asked, form);
    if (fault.isPresent()) {
      return fault.get();
    }
    ObjectNode common =
        JsonFile.render(
            JsonFile.COMMON, servers, new HeaderText(form, AgentClient.CLAUDE_CODE.syntax()));
    return new Rendering.Rendered(
        new McpConfiguration(
            common,
            asked.orElse(AgentClient.CLAUDE_CODE).spell(servers),
            asked.map(client -> new ClientConfig(client, content(client, servers, form, common))),
            form == SecretForm.EMBEDDED ? Map.of() : env(servers, asked)));
  }

  /** An agent's own format is loaded only when that agent is asked for. */
  private static String content(
      AgentClient client, List<McpServer> servers, SecretForm form, ObjectNode common) {
    HeaderText text = new HeaderText(form, client.syntax());
    return switch (client.file()) {
      case JsonServers json ->
          // Claude Code's document is the common one, and is not rendered twice.
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

  private static Map<String, Secret> env(List<McpServer> servers, Optional<AgentClient> asked) {
    Map<String, Secret> env = Confidential.byVariable(servers);
    if (asked.equals(Optional.of(AgentClient.CODEX))) {
      env.putAll(new CodexFile(servers).env());
    }
    return Collections.unmodifiableMap(env);
  }

  @Override
  public String toString() {
    return "McpConfiguration";
  }
}
