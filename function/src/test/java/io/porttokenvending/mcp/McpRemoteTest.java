package io.porttokenvending.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.testing.Answer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class McpRemoteTest {
  @Test
  void document_startsThePinnedBridge_withTheSecretInItsEnvironment() {
    assertEquals(
        Answer.json(
            """
            {
              "mcpServers": {
                "port": {
                  "command": "npx",
                  "args": [
                    "-y", "mcp-remote@0.15.1", "https://mcp.port.io/v1",
                    "--transport", "http-only", "--silent",
                    "--header", "Authorization:${MCP_PORT_AUTHORIZATION}",
                    "--header", "x-read-only-mode:1",
                    "--header", "x-allowed-actions-to-run:"
                  ],
                  "env": {"MCP_PORT_AUTHORIZATION": "Bearer the-token"}
                }
              }
            }
            """),
        render("port", McpConfigurationTest.headers()));
  }

  /** Every process of the runner can read the arguments of any other. */
  @Test
  void arguments_holdNoPartOfASecret() {
    Map<String, HeaderValue> headers = new LinkedHashMap<>(McpConfigurationTest.headers());
    headers.put(
        "x-api-key",
        new HeaderValue.Confidential("", Secret.of("another-secret"), "MCP_PORT_X_API_KEY"));

    JsonNode server = render("port", headers).at("/mcpServers/port");

    String arguments = JsonText.write(server.path("args"));
    assertFalse(arguments.contains("the-token"), arguments);
    assertFalse(arguments.contains("another-secret"), arguments);
    assertEquals("another-secret", server.path("env").path("MCP_PORT_X_API_KEY").asText());
    assertEquals(2, server.path("env").size());
  }

  @Test
  void variables_areNamedByServerAndHeader_asAShellAllows() {
    JsonNode server =
        render("My-port_2", McpConfigurationTest.headers()).at("/mcpServers/My-port_2");

    assertEquals(
        "Bearer the-token", server.path("env").path("MCP_MY_PORT_2_AUTHORIZATION").asText());
    assertEquals(
        "Authorization:${MCP_MY_PORT_2_AUTHORIZATION}", server.path("args").path(7).asText());
  }

  private static JsonNode render(String name, Map<String, HeaderValue> headers) {
    return McpRemote.render(
        List.of(new McpServer(name, URI.create("https://mcp.port.io/v1"), headers, List.of())));
  }
}
