package io.porttokenvending.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.mcp.HeaderValue.Confidential;
import io.porttokenvending.mcp.HeaderValue.Literal;
import io.porttokenvending.secret.Secret;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any header value arrives unchanged, or there is no configuration. */
class HostileHeadersTest {
  private static final Pattern VARIABLE = Pattern.compile("\\$[{A-Za-z0-9_]");
  private static final List<String> PIECES =
      List.of(
          "\"",
          "\\",
          "'",
          "#",
          "=",
          "{",
          "}",
          "[",
          "]",
          ":",
          ": ",
          ",",
          "&",
          "*",
          "!",
          "|",
          ">",
          "%",
          "@",
          "`",
          "- ",
          "~",
          "$",
          "$$",
          "$HOME",
          "${HOME}",
          "${env:HOME}",
          "{env:HOME}",
          "{file:/etc/passwd}",
          "${{ secrets.HOME }}",
          "\\n",
          "\\u0041",
          "\"\"\"",
          "'''",
          "---",
          "<<",
          "\\\"",
          " ",
          "  ",
          "a",
          "Z9",
          "null",
          "0x1F");

  @ParameterizedTest
  @MethodSource("io.porttokenvending.mcp.ClientFilesTest#clientsAndForms")
  void value_arrivesUnchanged_orIsUnsupported(AgentClient client, SecretForm form) {
    RandomGenerator random = new SplittableRandom(20261120);
    int arrived = 0;
    for (int i = 0; i < 500; i++) {
      String literal = value(random);
      String secret = value(random);
      Map<String, HeaderValue> headers = new LinkedHashMap<>();
      headers.put("Authorization", new Confidential("Bearer ", Secret.of(secret), "TOKEN"));
      headers.put("x-pair", new Confidential("Basic ", Secret.of(secret), "TOKEN"));
      headers.put("x-key", new Confidential("", Secret.of(secret), "TOKEN"));
      headers.put("x-literal", new Literal(literal));
      McpServer server = new McpServer("p", URI.create("https://a.example"), headers, List.of());

      switch (McpConfiguration.of(List.of(server), Optional.of(client), form)) {
        case Rendering.UnsupportedHeader(String name, String header) ->
            assertTrue(
                mayBeRefused(client, literal, false)
                    || mayBeRefused(client, secret, form == SecretForm.REFERENCED),
                header + ": " + literal + " and " + secret);
        case Rendering.Rendered(McpConfiguration configuration) -> {
          arrived++;
          assertFalse(configuration.clientConfig().orElseThrow().content().contains("'"));
          Map<String, Map<String, String>> sent = Map.of("p", texts(headers));
          assertEquals(sent, read(client, configuration));
          assertEquals(sent, ClientReader.common(configuration.mcpConfig(), env(configuration)));
        }
      }
    }
    assertTrue(arrived > 100, client + " was given " + arrived);
  }

  private static boolean mayBeRefused(AgentClient client, String text, boolean referenced) {
    boolean quoted = text.contains("\"") || text.contains("\\");
    return !text.equals(text.strip())
        || VARIABLE.matcher(text).find()
        || (client == AgentClient.OPENCODE && (text.contains("{env:") || text.contains("{file:")))
        || (referenced
            && quoted
            && (client == AgentClient.OPENCODE || client == AgentClient.CONTINUE));
  }

  private static String value(RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(5); i >= 0; i--) {
      text.append(
          random.nextInt(4) == 0
              ? String.valueOf((char) random.nextInt(' ', '~' + 1))
              : PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static Map<String, Map<String, String>> read(
      AgentClient client, McpConfiguration configuration) {
    return ClientReader.read(
        client, configuration.clientConfig().orElseThrow().content(), env(configuration));
  }

  private static Map<String, String> env(McpConfiguration configuration) {
    Map<String, String> env = new TreeMap<>();
    configuration.env().forEach((name, secret) -> env.put(name, secret.reveal()));
    return env;
  }

  private static Map<String, String> texts(Map<String, HeaderValue> headers) {
    Map<String, String> texts = new TreeMap<>();
    headers.forEach((name, value) -> texts.put(name, value.text()));
    return texts;
  }
}
