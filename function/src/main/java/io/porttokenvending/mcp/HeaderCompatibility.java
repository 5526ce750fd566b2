package io.porttokenvending.mcp;

import io.porttokenvending.json.Ascii;
import io.porttokenvending.mcp.AgentFile.JsonServers;
import io.porttokenvending.mcp.AgentFile.Own;
import io.porttokenvending.mcp.HeaderValue.Confidential;
import io.porttokenvending.mcp.Rendering.NotCarried;
import io.porttokenvending.trust.AgentReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether headers arrive as they are: over HTTP, and through whoever reads the configuration. None
 * of the readers has a known way to write its own interpolation down as text.
 */
final class HeaderCompatibility {
  private HeaderCompatibility() {}

  static Optional<NotCarried> fault(
      List<McpServer> servers, Optional<AgentClient> client, SecretForm form) {
    for (McpServer server : servers) {
      for (Map.Entry<String, HeaderValue> header : server.headers().entrySet()) {
        HeaderValue value = header.getValue();
        if (!isFieldValue(value)
            // Claude Code and Copilot expand these in every mcpServers document; whether also in
            // what a variable held is not known of all.
            || AgentReference.startsVariable(value.text())
            || (client.isPresent() && !carries(client.get(), header.getKey(), value, form))) {
          return Optional.of(new NotCarried(server.name(), header.getKey()));
        }
      }
    }
    return Optional.empty();
  }

  /** Blanks around a value are lost on the way, and so the secret would not be the stored one. */
  private static boolean isFieldValue(HeaderValue value) {
    return value.text().chars().allMatch(c -> c >= ' ' && c <= '~')
        && !value.ownText().startsWith(" ")
        && !value.ownText().endsWith(" ");
  }

  private static boolean carries(
      AgentClient client, String header, HeaderValue value, SecretForm form) {
    return switch (client.file()) {
      // Its variables are set into the text of the file, before that is read as JSON, and files
      // after them.
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
        || (value.ownText().indexOf('"') < 0 && value.ownText().indexOf('\\') < 0);
  }
}
