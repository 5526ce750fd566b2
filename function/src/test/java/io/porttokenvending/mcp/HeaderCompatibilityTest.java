package io.porttokenvending.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.mcp.HeaderValue.Confidential;
import io.porttokenvending.mcp.HeaderValue.Literal;
import io.porttokenvending.mcp.Rendering.UnsupportedHeader;
import io.porttokenvending.secret.Secret;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderCompatibilityTest {
  private static final Optional<UnsupportedHeader> REFUSED =
      Optional.of(new UnsupportedHeader("a", "x-key"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb",
        "a\rb",
        "a\tb",
        "a\0b",
        "a\u007fb",
        "caf\u00e9",
        "\ud83d\ude00",
        " a",
        "a ",
        "${HOME}",
        "a${",
        "$HOME",
        "$_",
        "$1",
        "a$b",
        "$${x}"
      })
  void value_everyAgentExpands_isUnsupported(String text) {
    for (SecretForm form : SecretForm.values()) {
      assertEquals(REFUSED, fault(new Literal(text), Optional.empty(), form));
      assertEquals(REFUSED, fault(secret(text), Optional.empty(), form));
      for (AgentClient client : AgentClient.values()) {
        assertEquals(REFUSED, fault(secret(text), Optional.of(client), form), client.id());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "a b", "\"", "\\", "'#=,;", "$", "a$", "$ a", "$$", "$-", "{a}", "{{a}}"})
  void otherValue_anyClient_isSupported(String text) {
    for (AgentClient client : AgentClient.values()) {
      assertEquals(
          Optional.empty(),
          fault(secret(text), Optional.of(client), SecretForm.EMBEDDED),
          client.id());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{env:HOME}", "a{env:", "{file:/etc/passwd}"})
  void references_ofOneClient_areUnsupportedForItOnly(String text) {
    for (SecretForm form : SecretForm.values()) {
      for (AgentClient client : AgentClient.values()) {
        assertEquals(
            client == AgentClient.OPENCODE ? REFUSED : Optional.empty(),
            fault(secret(text), Optional.of(client), form),
            client.id());
      }
    }
  }

  /** Both agents expand the variable in the file's text before they parse it. */
  @ParameterizedTest
  @EnumSource(names = {"OPENCODE", "CONTINUE"})
  void quoteInVariable_endingTheString_isUnsupported(AgentClient client) {
    for (String text : List.of("a\"b", "a\\b")) {
      assertEquals(REFUSED, fault(secret(text), Optional.of(client), SecretForm.REFERENCED));
      assertEquals(
          Optional.empty(), fault(new Literal(text), Optional.of(client), SecretForm.REFERENCED));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.key", "x!key", "x~"})
  void headerName_invalidForMcpRemote_isUnsupported(String name) {
    List<McpServer> servers = List.of(Servers.with("a", name, new Literal("b")));

    assertEquals(
        Optional.of(new UnsupportedHeader("a", name)),
        HeaderCompatibility.fault(
            servers, Optional.of(AgentClient.MCP_REMOTE), SecretForm.EMBEDDED));
    assertEquals(
        Optional.empty(),
        HeaderCompatibility.fault(servers, Optional.of(AgentClient.CURSOR), SecretForm.EMBEDDED));
  }

  /** A configuration with references may be rendered before the secrets are known. */
  @Test
  void secret_notYetKnown_isSupported() {
    assertEquals(
        Optional.empty(),
        fault(
            new Confidential("Bearer ", Secret.of(""), "KEY"),
            Optional.of(AgentClient.CODEX),
            SecretForm.REFERENCED));
  }

  @Test
  void fault_inLaterServer_preventsConfiguration() {
    List<McpServer> servers =
        List.of(Servers.port(), Servers.linear(), Servers.with("a", "x-key", secret("$HOME")));

    assertEquals(
        new UnsupportedHeader("a", "x-key"),
        McpConfiguration.of(servers, Optional.empty(), SecretForm.EMBEDDED));
  }

  private static Optional<UnsupportedHeader> fault(
      HeaderValue value, Optional<AgentClient> client, SecretForm form) {
    return HeaderCompatibility.fault(List.of(Servers.with("a", "x-key", value)), client, form);
  }

  private static Confidential secret(String text) {
    return new Confidential("", Secret.of(text), "KEY");
  }
}
