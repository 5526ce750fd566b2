package io.porttokenvending.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.secret.Secret;
import io.porttokenvending.testing.Identities;
import io.porttokenvending.trust.HeaderSetting;
import io.porttokenvending.trust.McpServerSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerVariablesTest {
  private static final RunIdentity RUN =
      new RunIdentity(Identities.verified(Identities.pushToMain()).claims());

  private static McpServerSettings server(String name, String... headers) {
    Map<String, HeaderSetting> settings = new LinkedHashMap<>();
    for (String header : headers) {
      settings.put(header, new HeaderSetting.FromSecret("portkey/key", header));
    }
    URI url = URI.create("https://mcp.portkey.ai/" + name + "/mcp");
    return new McpServerSettings(name, url, List.of(), settings, false, false);
  }

  /** Each secret header's environment variable, over all servers. */
  private static List<String> variables(McpServerSettings... settings) {
    List<String> variables = new ArrayList<>();
    for (McpServer server :
        AdditionalMcpServers.of(List.of(settings), setting -> Secret.of("x"), RUN)) {
      for (HeaderValue value : server.headers().values()) {
        if (value instanceof HeaderValue.Confidential secret) {
          variables.add(secret.variable());
        }
      }
    }
    return variables;
  }

  @Test
  void variable_isNamedByServerAndHeader_asAShellAllows() {
    assertEquals(
        List.of("MCP_LINEAR_X_PORTKEY_API_KEY", "MCP_MY_CHAT2_A_B__"),
        variables(server("linear", "x-portkey-api-key"), server("My-chat2", "a.b!~")));
  }

  @Test
  void variables_thatWouldBeOne_areNumbered() {
    assertEquals(
        List.of("MCP_A_B_C_2", "MCP_A_B_C", "MCP_A_B_C_3", "MCP_A_B_C_4"),
        variables(
            server("a", "b-c-2"), server("a-b", "c"), server("a_b_c", "3"), server("A", "b.c")));
  }

  @Test
  void value_isTheSecretThatTheHeaderNames_withoutAPrefix() {
    List<McpServer> servers =
        AdditionalMcpServers.of(
            List.of(server("linear", "x-a", "x-b")), named -> Secret.of(named.field() + "!"), RUN);
    assertEquals(
        List.of("x-a!", "x-b!"),
        servers.getFirst().headers().values().stream().map(HeaderValue::text).toList());
  }
}
