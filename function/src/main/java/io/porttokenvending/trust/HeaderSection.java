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

  /** Headers of the connection (RFC 9110 section 7.6.1), the message framing or the target. */
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
   * Reads the headers.
   *
   * @param reserved lower-case names of the headers that the function sets for this server
   */
  static Map<String, HeaderSetting> read(Section server, Set<String> reserved) {
    Map<String, HeaderSetting> headers = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    for (YamlMapping.Entry entry : server.entries("headers")) {
      String name = entry.key().text();
      String header = "header " + Findings.quote(name) + " ";
      Optional<String> problem = nameProblem(name, reserved);
      if (problem.isPresent()) {
        server.findings().add(entry.key(), header + problem.get());
      } else if (!seen.add(Ascii.fold(name))) {
        server
            .findings()
            .add(
                entry.key(),
                ProblemKind.DUPLICATE,
                header + "is duplicated, ignoring case; keep one");
      } else {
        value(name, entry.value(), server.findings()).ifPresent(value -> headers.put(name, value));
      }
    }
    return headers;
  }

  /** Returns why a profile may not set the header, as the end of a sentence "header NAME …". */
  private static Optional<String> nameProblem(String name, Set<String> reserved) {
    String folded = Ascii.fold(name);
    if (name.isEmpty() || !Ascii.consistsOf(name, TOKEN_PUNCTUATION) || AgentReference.isIn(name)) {
      return Optional.of("has an invalid name; use letters, digits and hyphens");
    }
    if (CONNECTION.contains(folded) || folded.startsWith("proxy-")) {
      return Optional.of("controls the HTTP connection and is set by the agent; remove it");
    }
    if (folded.startsWith("mcp-")) {
      return Optional.of("belongs to the MCP protocol and is set by the agent; remove it");
    }
    return reserved.contains(folded)
        ? Optional.of(
            "is set by the function; remove it, or remove traceparent or portkey_metadata")
        : Optional.empty();
  }

  private static Optional<HeaderSetting> value(String name, YamlNode node, Findings findings) {
    if (node instanceof YamlMapping mapping) {
      return secret(name, new Section("header " + name, mapping, findings));
    }
    String header = "header " + Findings.quote(name);
    Optional<String> literal = Section.string(node, header, findings);
    literal
        .flatMap(value -> valueProblem(name, value))
        .ifPresent(why -> findings.add(node, header + " " + why));
    return literal.map(HeaderSetting.Literal::new);
  }

  private static Optional<String> valueProblem(String name, String value) {
    if (Ascii.equalsIgnoringCase(name, "authorization")) {
      return Optional.of("contains a credential; write {secret: NAME_OR_ARN, field: MEMBER}");
    }
    if (!value.chars().allMatch(c -> c >= ' ' && c < 0x7F) || !value.equals(value.strip())) {
      return Optional.of("must be printable ASCII without leading or trailing spaces");
    }
    return AgentReference.isIn(value)
        ? Optional.of(
            "must not contain ${…}, $NAME, {env:…} or {file:…}, which agents replace with a"
                + " variable or file")
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
                  + " needs secret and field; write {secret: NAME_OR_ARN, field: MEMBER}");
    }
    secret.ifPresent(id -> header.findings().headerSecret(node.orElseThrow().at(), id));
    header.rejectUnknownKeys();
    return secret.isPresent() && field.isPresent()
        ? Optional.of(new HeaderSetting.FromSecret(secret.get(), field.get()))
        : Optional.empty();
  }
}
