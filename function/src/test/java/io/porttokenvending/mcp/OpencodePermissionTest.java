package io.porttokenvending.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.json.JsonText;
import io.porttokenvending.testing.Answer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** opencode's rules, of which the last that fits wins. */
class OpencodePermissionTest {
  @Test
  void serverWithAList_losesAllOtherTools() {
    assertEquals(
        "{\"port_*\":\"deny\",\"port_one\":\"allow\",\"port_two\":\"allow\"}",
        permission(server("port", "one", "two"), server("linear")));
  }

  @Test
  void serverWithoutAList_isNotDeniedByAnothersName() {
    assertEquals(
        "{\"port_*\":\"deny\",\"port_b_*\":\"allow\",\"port_one\":\"allow\"}",
        permission(server("port_b"), server("port", "one")));
  }

  @Test
  void serversWithLists_areDeniedBeforeAnyToolIsAllowed() {
    assertEquals(
        "{\"port_b_*\":\"deny\",\"port_*\":\"deny\",\"port_b_two\":\"allow\",\"port_one\":\"allow\"}",
        permission(server("port_b", "two"), server("port", "one")));
  }

  @Test
  void serversWithoutLists_haveNoRules() {
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
