package io.porttokenvending.trust;

import java.util.Optional;
import java.util.Set;

/** Which headers a profile may give a additional MCP server. */
final class HeaderName {
  private static final String TOKEN_PUNCTUATION = "!#$%&'*+-.^_`|~";

  /** Of the connection (RFC 9110 section 7.6.1), of the message's framing or of its target. */
  private static final Set<String> CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "http2-settings",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private HeaderName() {}

  /** Why no profile may set it, completing "header …". */
  static Optional<String> refusal(String name) {
    String folded = AsciiCase.fold(name);
    if (!isToken(name) || AgentReference.isIn(name)) {
      return Optional.of("has no name that HTTP and every agent take as it stands");
    }
    if (CONNECTION.contains(folded) || folded.startsWith("proxy-")) {
      return Optional.of("belongs to the connection and is the agent's own to set");
    }
    if (folded.startsWith("mcp-")) {
      return Optional.of("belongs to the protocol and is the agent's own to set");
    }
    return Optional.empty();
  }

  /** Whether its value must come from a secret. */
  static boolean isCredential(String name) {
    return AsciiCase.equal(name, "authorization");
  }

  private static boolean isToken(String name) {
    return !name.isEmpty()
        && name.chars()
            .allMatch(c ->
                (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || TOKEN_PUNCTUATION.indexOf(c) >= 0);
  }
}
