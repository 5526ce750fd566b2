package io.porttokenvending.mcp;

import io.porttokenvending.json.Ascii;
import io.porttokenvending.mcp.AgentFile.JsonServers;
import io.porttokenvending.mcp.AgentFile.Own;
import io.porttokenvending.mcp.HeaderValue.Confidential;
import io.porttokenvending.mcp.Rendering.UnsupportedHeader;
import io.porttokenvending.trust.AgentReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks that HTTP and the agent transmit headers unchanged. No agent documents how to escape its
 * variable syntax.
 */
final class HeaderCompatibility {
  private HeaderCompatibility() {}

  static Optional<UnsupportedHeader> fault(
      List<McpServer> servers, Optional<AgentClient> client, SecretForm form) {
    for (McpServer server : servers) {
      for (Map.Entry<String, HeaderValue> header : server.headers().entrySet()) {
        HeaderValue value = header.getValue();
        if (!isFieldValue(value)
            // Claude Code and Copilot expand these in every mcpServers document. Some agents may
            // also expand the content of a variable.
            || AgentReference.startsVariable(value.text())
            || (client.isPresent() && !supports(client.get(), header.getKey(), value, form))) {
          return Optional.of(new UnsupportedHeader(server.name(), header.getKey()));
        }
      }
    }
    return Optional.empty();
  }

  /** HTTP strips leading and trailing spaces, which would change the secret. */
  private static boolean isFieldValue(HeaderValue value) {
    return value.text().chars().allMatch(c -> c >= ' ' && c <= '~')
        && !value.withoutPrefix().startsWith(" ")
        && !value.withoutPrefix().endsWith(" ");
  }

  private static boolean supports(
      AgentClient client, String header, HeaderValue value, SecretForm form) {
    return switch (client.file()) {
      // opencode expands variables, then files, in the file's text before it parses the JSON.
      case Own.OPENCODE ->
          !value.text().contains("{env:")
              && !value.text().contains("{file:")
              && fitsInQuotes(value, form);
      case Own.CONTINUE -> fitsInQuotes(value, form);
      case Own.MCP_REMOTE -> !header.isEmpty() && Ascii.consistsOf(header, "_-");
      case Own.CODEX, Own.VSCODE -> true;
      case JsonServers json -> true;
    };
  }

  private static boolean fitsInQuotes(HeaderValue value, SecretForm form) {
    return form == SecretForm.EMBEDDED
        || !(value instanceof Confidential)
        || (value.withoutPrefix().indexOf('"') < 0 && value.withoutPrefix().indexOf('\\') < 0);
  }
}
