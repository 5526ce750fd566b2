package io.porttokenvending.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.porttokenvending.json.JsonText;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.testing.Answer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class McpConfigurationTest {
  private static final String DOCUMENT =
      """
      {
        "mcpServers" : {
          "port" : {
            "type" : "http",
            "url" : "https://mcp.port.io/v1",
            "headers" : {
              "Authorization" : "Bearer the-token",
              "x-read-only-mode" : "1",
              "x-allowed-actions-to-run" : ""
            }
          }
        }
      }\
      """;

  @Test
  void document_withoutClient_isMcpServers_spelledForClaudeCode() {
    McpConfiguration configuration = configure(Optional.empty());

    assertEquals(Answer.json(DOCUMENT), configuration.mcpConfig());
    assertEquals(
        List.of("mcp__port__list_blueprints", "mcp__port__run-action"),
        configuration.allowedTools());
    assertEquals(Optional.empty(), configuration.clientConfig());
  }

  @Test
  void fileOfClaudeCode_isTheDocument_readableForPeople() {
    McpConfiguration configuration = configure(Optional.of(AgentClient.CLAUDE_CODE));

    assertEquals(Answer.json(DOCUMENT), configuration.mcpConfig());
    assertEquals(
        Optional.of(new ClientConfig("claude-code", ".mcp.json", "json", DOCUMENT)),
        configuration.clientConfig());
  }

  @Test
  void document_forMcpRemote_staysMcpServers_andToolsKeepTheServersNames() {
    McpConfiguration configuration = configure(Optional.of(AgentClient.MCP_REMOTE));

    assertEquals(Answer.json(DOCUMENT), configuration.mcpConfig());
    assertEquals(List.of("list_blueprints", "run-action"), configuration.allowedTools());
    ClientConfig file = configuration.clientConfig().orElseThrow();
    assertEquals("mcp-remote", file.client());
    assertEquals("mcp.json", file.path());
    assertEquals("json", file.format());
    assertEquals(
        JsonText.writePretty(McpRemote.render(List.of(server(headers())))), file.content());
  }

  @Test
  void headers_keepTheirOrder() {
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    for (String name : List.of("z", "a", "m", "b")) {
      headers.put(name, new HeaderValue.Literal(name));
    }

    assertEquals(
        "{\"z\":\"z\",\"a\":\"a\",\"m\":\"m\",\"b\":\"b\"}",
        JsonText.write(
            McpConfiguration.of(List.of(server(headers)), Optional.empty(), SecretForm.EMBEDDED)
                .mcpConfig()
                .at("/mcpServers/port/headers")));
  }

  @Test
  void texts_holdNoSecret() {
    McpConfiguration configuration = configure(Optional.of(AgentClient.MCP_REMOTE));

    for (Object part :
        List.of(
            configuration,
            configuration.clientConfig(),
            server(headers()),
            new HeaderValue.Confidential("Bearer ", Secret.of("the-token"), "PORT_ACCESS_TOKEN"))) {
      assertFalse(part.toString().contains("the-token"), part.toString());
    }
  }

  static Map<String, HeaderValue> headers() {
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    headers.put(
        "Authorization",
        new HeaderValue.Confidential("Bearer ", Secret.of("the-token"), "PORT_ACCESS_TOKEN"));
    headers.put("x-read-only-mode", new HeaderValue.Literal("1"));
    headers.put("x-allowed-actions-to-run", new HeaderValue.Literal(""));
    return headers;
  }

  private static McpServer server(Map<String, HeaderValue> headers) {
    return new McpServer(
        "port",
        URI.create("https://mcp.port.io/v1"),
        headers,
        List.of("list_blueprints", "run-action"));
  }

  private static McpConfiguration configure(Optional<AgentClient> client) {
    return McpConfiguration.of(List.of(server(headers())), client, SecretForm.EMBEDDED);
  }
}
