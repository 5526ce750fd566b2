package io.porttokenvending.trust;

import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code headers} of a additional MCP server. */
final class HeaderSection {
  private HeaderSection() {}

  /**
   * The headers.
   *
   * @param ours names, in lower case, that the function gives this server itself
   */
  static Map<String, HeaderSetting> read(Section server, Set<String> ours, Findings findings) {
    Map<String, HeaderSetting> headers = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    for (YamlMapping.Entry entry : server.entries("headers")) {
      String name = entry.key().text();
      Optional<String> refusal = HeaderName.refusal(name);
      if (refusal.isPresent()) {
        findings.add(entry.key(), "header " + Findings.quote(name) + " " + refusal.get());
      } else if (ours.contains(AsciiCase.fold(name))) {
        findings.add(
            entry.key(), "header " + Findings.quote(name) + " is set by the function as asked for");
      } else if (!seen.add(AsciiCase.fold(name))) {
        findings.add(
            entry.key(),
            ProblemKind.DUPLICATE,
            "header " + Findings.quote(name) + " is there twice; case does not count");
      } else {
        value(name, entry.value(), findings).ifPresent(value -> headers.put(name, value));
      }
    }
    return headers;
  }

  private static Optional<HeaderSetting> value(String name, YamlNode node, Findings findings) {
    if (node instanceof YamlMapping mapping) {
      return secret(name, new Section("header " + name, mapping, findings), findings);
    }
    Optional<String> literal = Section.string(node, "header " + Findings.quote(name), findings);
    literal
        .flatMap(value -> refusal(name, value))
        .ifPresent(why -> findings.add(node, "header " + Findings.quote(name) + " " + why));
    return literal.map(HeaderSetting.Literal::new);
  }

  private static Optional<String> refusal(String name, String value) {
    if (HeaderName.isCredential(name)) {
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

  private static Optional<HeaderSetting> secret(String name, Section header, Findings findings) {
    Optional<String> secret = header.text("secret");
    Optional<String> field = header.text("field");
    Optional<YamlNode> secretNode = header.node("secret");
    if (secretNode.isEmpty() || header.node("field").isEmpty()) {
      findings.add(
          header.at(),
          ProblemKind.MISSING_KEY,
          "header "
              + Findings.quote(name)
              + " needs secret, a Secrets Manager name or ARN, and field, a member of its JSON");
    } else if (secret.isPresent()) {
      if (SecretId.isGood(secret.get())) {
        findings.headerSecret(secretNode.get().at(), secret.get());
      } else {
        findings.add(secretNode.get(), "secret is not a name or ARN that Secrets Manager allows");
      }
    }
    header.refuseOthers();
    return secret.isPresent() && field.isPresent()
        ? Optional.of(new HeaderSetting.FromSecret(secret.get(), field.get()))
        : Optional.empty();
  }
}
