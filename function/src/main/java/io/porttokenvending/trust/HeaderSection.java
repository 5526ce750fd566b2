package io.porttokenvending.trust;

import io.porttokenvending.json.Ascii;
import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlNode;
import io.porttokenvending.trust.McpServerSettings.HeaderSetting;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code headers} of an additional MCP server. */
final class HeaderSection {
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

  private HeaderSection() {}

  /**
   * The headers.
   *
   * @param ours names, in lower case, that the function gives this server itself
   */
  static Map<String, HeaderSetting> read(Section server, Set<String> ours) {
    Map<String, HeaderSetting> headers = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    for (YamlMapping.Entry entry : server.entries("headers")) {
      String name = entry.key().text();
      String header = "header " + Findings.quote(name) + " ";
      Optional<String> refusal = refusedName(name, ours);
      if (refusal.isPresent()) {
        server.findings().add(entry.key(), header + refusal.get());
      } else if (!seen.add(Ascii.fold(name))) {
        server
            .findings()
            .add(
                entry.key(), ProblemKind.DUPLICATE, header + "is there twice; case does not count");
      } else {
        value(name, entry.value(), server.findings()).ifPresent(value -> headers.put(name, value));
      }
    }
    return headers;
  }

  /** Why no profile may set the header, completing "header …". */
  private static Optional<String> refusedName(String name, Set<String> ours) {
    String folded = Ascii.fold(name);
    if (name.isEmpty() || !Ascii.consistsOf(name, TOKEN_PUNCTUATION) || AgentReference.isIn(name)) {
      return Optional.of("has no name that HTTP and every agent take as it stands");
    }
    if (CONNECTION.contains(folded) || folded.startsWith("proxy-")) {
      return Optional.of("belongs to the connection and is the agent's own to set");
    }
    if (folded.startsWith("mcp-")) {
      return Optional.of("belongs to the protocol and is the agent's own to set");
    }
    return ours.contains(folded)
        ? Optional.of("is set by the function as asked for")
        : Optional.empty();
  }

  private static Optional<HeaderSetting> value(String name, YamlNode node, Findings findings) {
    if (node instanceof YamlMapping mapping) {
      return secret(name, new Section("header " + name, mapping, findings));
    }
    String header = "header " + Findings.quote(name);
    Optional<String> literal = Section.string(node, header, findings);
    literal
        .flatMap(value -> refusedValue(name, value))
        .ifPresent(why -> findings.add(node, header + " " + why));
    return literal.map(HeaderSetting.Literal::new);
  }

  private static Optional<String> refusedValue(String name, String value) {
    if (Ascii.equalsIgnoringCase(name, "authorization")) {
      return Optional.of("holds a credential: write {secret: NAME_OR_ARN, field: MEMBER}");
    }
    if (!value.chars().allMatch(c -> c >= ' ' && c < 0x7F) || !value.equals(value.strip())) {
      return Optional.of("must be printable ASCII without spaces around it");
    }
    return AgentReference.isIn(value)
        ? Optional.of(
            "holds what some agent replaces by a variable or a file: ${…}, $NAME, {env:…},"
                + " {file:…}")
        : Optional.empty();
  }

  private static Optional<HeaderSetting> secret(String name, Section header) {
    Optional<String> secret = header.secret("secret");
    Optional<String> field = header.text("field");
    Optional<YamlNode> node = header.node("secret");
    if (node.isEmpty() || header.node("field").isEmpty()) {
      header
          .findings()
          .add(
              header.at(),
              ProblemKind.MISSING_KEY,
              "header "
                  + Findings.quote(name)
                  + " needs secret, a Secrets Manager name or ARN, and field, a member of its"
                  + " JSON");
    }
    secret.ifPresent(id -> header.findings().headerSecret(node.orElseThrow().at(), id));
    header.refuseOthers();
    return secret.isPresent() && field.isPresent()
        ? Optional.of(new HeaderSetting.FromSecret(secret.get(), field.get()))
        : Optional.empty();
  }
}
