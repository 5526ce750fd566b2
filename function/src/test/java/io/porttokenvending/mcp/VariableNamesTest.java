package io.porttokenvending.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.mcp.HeaderValue.Confidential;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.testing.Identities;
import io.porttokenvending.trust.McpServerSettings;
import io.porttokenvending.trust.McpServerSettings.HeaderSetting.FromSecret;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariableNamesTest {
  @ParameterizedTest
  @CsvSource({
    "linear, x-portkey-api-key, MCP_LINEAR_X_PORTKEY_API_KEY",
    "My-port_2, x-key, MCP_MY_PORT_2_X_KEY",
    "My-chat2, a.b!~, MCP_MY_CHAT2_A_B__"
  })
  void variable_name_containsServerAndHeader(String server, String header, String expected) {
    assertEquals(expected, VariableNames.unused(server, header, new HashSet<>()));
  }

  @Test
  void variables_sameName_areNumbered() {
    Set<String> taken = new HashSet<>();
    assertEquals("MCP_A_B_C_2", VariableNames.unused("a", "b-c-2", taken));
    assertEquals("MCP_A_B_C", VariableNames.unused("a-b", "c", taken));
    assertEquals("MCP_A_B_C_3", VariableNames.unused("a_b_c", "3", taken));
    assertEquals("MCP_A_B_C_4", VariableNames.unused("A", "b.c", taken));
  }

  @Test
  void variable_reservedName_isNotUsed() {
    McpServer with = Servers.with("a", "x-key", new Confidential("", Secret.of("s"), "KEY"));
    Set<String> reserved = Set.of("MCP_A_X_KEY", "MCP_A_X_KEY_2");
    assertEquals("MCP_A_X_KEY_3", new VariableNames(List.of(with), reserved).of("a", "x-key"));
  }

  @Test
  void secretHeader_hasSecretAndVariable() {
    McpServerSettings settings =
        new McpServerSettings(
            "linear",
            URI.create("https://mcp.portkey.ai/linear/mcp"),
            List.of(),
            Map.of("x-a", new FromSecret("portkey/key", "apiKey")),
            false,
            false);
    RunIdentity run = new RunIdentity(Identities.verified(Identities.pushToMain()).claims());
    McpServer server =
        McpServers.additional(
            settings, named -> Secret.of(named.field() + "!"), run, new HashSet<>());
    Confidential value = (Confidential) Objects.requireNonNull(server.headers().get("x-a"));
    assertEquals("apiKey!", value.text());
    assertEquals("MCP_LINEAR_X_A", value.variable());
  }
}
