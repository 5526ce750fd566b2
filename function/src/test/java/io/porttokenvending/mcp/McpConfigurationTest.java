package io.porttokenvending.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.porttokenvending.json.JsonText;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.testing.Answer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
  void document_withoutClient_isForClaudeCode() {
    McpConfiguration configuration = configure(Optional.empty());

    assertEquals(Answer.json(DOCUMENT), configuration.mcpConfig());
    assertEquals(
        List.of("mcp__port__list_blueprints", "mcp__port__run-action"),
        configuration.allowedTools());
    assertEquals(Optional.empty(), configuration.clientConfig());
  }

  @Test
  void claudeCodeFile_isTheIndentedDocument() {
    McpConfiguration configuration = configure(Optional.of(AgentClient.CLAUDE_CODE));

    assertEquals(Answer.json(DOCUMENT), configuration.mcpConfig());
    assertEquals(
        Optional.of(new ClientConfig(AgentClient.CLAUDE_CODE, DOCUMENT)),
        configuration.clientConfig());
  }

  @ParameterizedTest
  @EnumSource
  void document_anyClient_isTheSame(AgentClient client) {
    McpConfiguration configuration = configure(Optional.of(client));

    assertEquals(Answer.json(DOCUMENT), configuration.mcpConfig());
    assertEquals(Map.of(), configuration.env());
    assertEquals(client.id(), configuration.clientConfig().orElseThrow().client());
    assertEquals(
        List.of(client.toolName("port", "list_blueprints"), client.toolName("port", "run-action")),
        configuration.allowedTools());
  }

  @Test
  void document_withReferences_containsNoSecret() {
    McpConfiguration configuration =
        Servers.configure(
            List.of(Servers.port(), Servers.linear()), Optional.empty(), SecretForm.REFERENCED);

    assertEquals(
        Answer.json(
            """
            {"mcpServers": {
              "port-prod": {"type": "http", "url": "https://mcp.port.io/v1", "headers": {
                "Authorization": "Bearer ${PORT_ACCESS_TOKEN}",
                "x-read-only-mode": "1",
                "x-allowed-actions-to-run": ""}},
              "linear": {"type": "http", "url": "https://mcp.portkey.ai/linear/mcp", "headers": {
                "x-portkey-api-key": "${LINEAR_KEY}",
                "x-team": "\\"a\\" \\\\ b",
                "Proxy-Auth": "Basic ${LINEAR_PAIR}"}}}}
            """),
        configuration.mcpConfig());
    assertEquals(
        Map.of(
            "PORT_ACCESS_TOKEN", "the-token",
            "LINEAR_KEY", "the-portkey-key",
            "LINEAR_PAIR", "the-basic-pair"),
        revealed(configuration));
  }

  /** Codex adds no prefix to a variable's content, except for a bearer token. */
  @Test
  void env_codex_containsWholeValues() {
    McpConfiguration configuration =
        Servers.configure(
            List.of(Servers.port(), Servers.linear()),
            Optional.of(AgentClient.CODEX),
            SecretForm.REFERENCED);

    assertEquals(
        Map.of(
            "PORT_ACCESS_TOKEN", "the-token",
            "LINEAR_KEY", "the-portkey-key",
            "LINEAR_PAIR", "the-basic-pair",
            "MCP_LINEAR_PROXY_AUTH", "Basic the-basic-pair"),
        revealed(configuration));
  }

  @Test
  void variable_forTwoSecrets_throws() {
    McpServer server =
        Servers.with("a", "x-key", new HeaderValue.Confidential("", Secret.of("one"), "KEY"));
    McpServer other =
        Servers.with("b", "x-key", new HeaderValue.Confidential("", Secret.of("two"), "KEY"));

    assertThrows(
        IllegalArgumentException.class,
        () -> McpConfiguration.of(List.of(server, other), Optional.empty(), SecretForm.REFERENCED));
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
            Servers.configure(List.of(server(headers)), Optional.empty(), SecretForm.EMBEDDED)
                .mcpConfig()
                .at("/mcpServers/port/headers")));
  }

  @Test
  void toString_containsNoSecret() {
    McpConfiguration configuration = configure(Optional.of(AgentClient.MCP_REMOTE));

    for (Object part :
        List.of(
            configuration,
            configuration.clientConfig(),
            McpConfiguration.of(List.of(server(headers())), Optional.empty(), SecretForm.EMBEDDED),
            server(headers()),
            new HeaderValue.Confidential("Bearer ", Secret.of("the-token"), "PORT_ACCESS_TOKEN"))) {
      assertFalse(part.toString().contains("the-token"), part.toString());
    }
  }

  private static Map<String, String> revealed(McpConfiguration configuration) {
    Map<String, String> values = new TreeMap<>();
    configuration.env().forEach((name, value) -> values.put(name, value.reveal()));
    return values;
  }

  private static Map<String, HeaderValue> headers() {
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
    return Servers.configure(List.of(server(headers())), client, SecretForm.EMBEDDED);
  }
}
