package io.porttokenvending.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.json.JsonText;
import io.porttokenvending.testing.Answer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** opencode's permission rules, of which the last matching one applies. */
class OpencodePermissionTest {
  @Test
  void server_withList_deniesOtherTools() {
    assertEquals(
        "{\"port_*\":\"deny\",\"port_one\":\"allow\",\"port_two\":\"allow\"}",
        permission(server("port", "one", "two"), server("linear")));
  }

  @Test
  void server_withoutList_isNotDeniedByOtherName() {
    assertEquals(
        "{\"port_*\":\"deny\",\"port_b_*\":\"allow\",\"port_one\":\"allow\"}",
        permission(server("port_b"), server("port", "one")));
  }

  @Test
  void servers_withLists_denyBeforeAllow() {
    assertEquals(
        "{\"port_b_*\":\"deny\",\"port_*\":\"deny\",\"port_b_two\":\"allow\",\"port_one\":\"allow\"}",
        permission(server("port_b", "two"), server("port", "one")));
  }

  @Test
  void servers_withoutLists_haveNoRules() {
    assertEquals("", permission(server("port"), server("port_b")));
  }

  private static String permission(McpServer... servers) {
    String file =
        Servers.configure(List.of(servers), Optional.of(AgentClient.OPENCODE), SecretForm.EMBEDDED)
            .clientConfig()
            .orElseThrow()
            .content();
    var permission = Answer.json(file).path("permission");
    return permission.isMissingNode() ? "" : JsonText.write(permission);
  }

  private static McpServer server(String name, String... tools) {
    return new McpServer(name, URI.create("https://mcp.port.io/v1"), Map.of(), List.of(tools));
  }
}
