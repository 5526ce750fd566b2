package io.porttokenvending.trust;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.GitHubTokens;
import java.util.List;
import java.util.Set;

/** A valid profile with additional MCP servers. */
final class GoodServers {
  static final PolicyScope SCOPE =
      new PolicyScope(
          List.of(GitHubTokens.ISSUER),
          Set.of("port.acme.example"),
          Set.of("mcp.portkey.ai", "mcp.acme.example"),
          false);

  static final String TEXT =
      """
      port: {region: eu, credentials: port/reader}
      mcp:
        server: my-port
        servers:
          linear:
            url: https://mcp.portkey.ai/linear/mcp
            tools: [search_issues, get_issue]
            headers:
              x-portkey-api-key: {secret: portkey/key, field: apiKey}
              x-team: platform
            traceparent: true
            portkey_metadata: true
          chat:
            url: https://mcp.acme.example/workspace/chat/mcp
      trust: [{name: a, repository_owner_id: 1, repository_id: any}]
      """;

  private GoodServers() {}

  /** Replaces the only occurrence of a text. */
  static String with(String piece, String replacement) {
    int at = TEXT.indexOf(piece);
    assertTrue(at >= 0 && TEXT.indexOf(piece, at + 1) < 0, () -> "not once: " + piece);
    return TEXT.replace(piece, replacement);
  }

  static List<McpServerSettings> read(String text) {
    return GoodProfile.read(text, SCOPE).mcp().servers();
  }
}
