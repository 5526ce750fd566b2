package io.porttokenvending.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares rendered files with the resources, byte by byte. */
class ClientFilesTest {
  private static final List<McpServer> ONE = List.of(Servers.port());
  private static final List<McpServer> TWO = List.of(Servers.port(), Servers.linear());

  static List<Arguments> clientsAndForms() {
    List<Arguments> pairs = new ArrayList<>();
    for (AgentClient client : AgentClient.values()) {
      for (SecretForm form : SecretForm.values()) {
        if (form == SecretForm.EMBEDDED || client.supportsReferences()) {
          pairs.add(Arguments.of(client, form));
        }
      }
    }
    return pairs;
  }

  @ParameterizedTest
  @MethodSource("clientsAndForms")
  void file_oneServer_matchesExpectedFile(AgentClient client, SecretForm form) {
    assertEquals(expected("one", client, form), content(ONE, client, form));
  }

  @ParameterizedTest
  @MethodSource("clientsAndForms")
  void file_twoServers_matchesExpectedFile(AgentClient client, SecretForm form) {
    assertEquals(expected("two", client, form), content(TWO, client, form));
  }

  @ParameterizedTest
  @MethodSource("clientsAndForms")
  void file_withReferences_containsNoSecret(AgentClient client, SecretForm form) {
    String content = content(TWO, client, form);

    for (String secret : Servers.SECRETS) {
      assertEquals(form == SecretForm.EMBEDDED, content.contains(secret), secret);
    }
    assertFalse(content.replace("_*\" : \"deny\"", "").contains("*"), "a wildcard that allows");
  }

  @Test
  void agent_withoutReferences_supportsNone() {
    assertFalse(AgentClient.CLINE.supportsReferences());
    assertThrows(
        IllegalStateException.class, () -> content(ONE, AgentClient.CLINE, SecretForm.REFERENCED));
  }

  private static String content(List<McpServer> servers, AgentClient client, SecretForm form) {
    McpConfiguration configuration = Servers.configure(servers, Optional.of(client), form);
    return configuration.clientConfig().orElseThrow().content();
  }

  private static String expected(String servers, AgentClient client, SecretForm form) {
    return ExpectedAgent.of(client).file(servers, form);
  }
}
