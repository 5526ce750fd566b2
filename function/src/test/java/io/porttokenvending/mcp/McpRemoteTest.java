package io.porttokenvending.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.mcp.HeaderValue.Confidential;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.testing.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class McpRemoteTest {
  /** Every process of the runner can read the arguments of every other process. */
  @ParameterizedTest
  @EnumSource
  void arguments_containNoSecret(SecretForm form) {
    JsonNode document = render(List.of(Servers.port(), Servers.linear()), form);

    assertEquals(2, document.path("mcpServers").size());
    for (JsonNode server : document.path("mcpServers")) {
      String arguments = JsonText.write(server.path("args"));
      for (String secret : Servers.SECRETS) {
        assertFalse(arguments.contains(secret), arguments);
      }
    }
  }

  @Test
  void variables_serversDifferingInPunctuation_areUnique() {
    JsonNode document =
        render(
            List.of(server("my-port", "one"), server("my_port", "two"), server("My-Port", "three")),
            SecretForm.EMBEDDED);

    assertEquals(
        Answer.json("{\"MCP_MY_PORT_X_KEY\": \"one\"}"), document.at("/mcpServers/my-port/env"));
    assertEquals(
        Answer.json("{\"MCP_MY_PORT_X_KEY_2\": \"two\"}"), document.at("/mcpServers/my_port/env"));
    assertEquals(
        Answer.json("{\"MCP_MY_PORT_X_KEY_3\": \"three\"}"),
        document.at("/mcpServers/My-Port/env"));
    assertEquals(
        "x-key:${MCP_MY_PORT_X_KEY_3}", document.at("/mcpServers/My-Port/args/7").textValue());
  }

  private static McpServer server(String name, String secret) {
    return Servers.with(name, "x-key", new Confidential("", Secret.of(secret), "KEY_" + secret));
  }

  private static JsonNode render(List<McpServer> servers, SecretForm form) {
    return McpRemote.render(servers, new HeaderText(form, EnvSyntax.BRACES));
  }
}
