package io.porttokenvending.cli.cases;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlNode;
import io.porttokenvending.json.YamlScalar;
import io.porttokenvending.trust.ClaimKind;
import io.porttokenvending.trust.GitHubClaims;
import java.util.Optional;

/** Reads the claims of a case; one that is misspelt would make a refusal look right. */
final class ClaimsReader {
  private final CaseSection section;

  ClaimsReader(CaseSection section) {
    this.section = section;
  }

  ObjectNode read(YamlNode node) {
    ObjectNode claims = JsonNodeFactory.instance.objectNode();
    if (!(node instanceof YamlMapping mapping)) {
      section.problem(node.at(), "claims must be a mapping of claims to their values");
      return claims;
    }
    for (YamlMapping.Entry entry : mapping.entries()) {
      kind(entry.key())
          .flatMap(kind -> value(entry, kind))
          .ifPresent(value -> claims.put(entry.key().text(), value));
    }
    return claims;
  }

  private Optional<ClaimKind> kind(YamlScalar key) {
    return switch (key.text()) {
      case "sub" -> Optional.of(ClaimKind.TEXT);
      case "iss" -> {
        section.problem(key.at(), "iss is not a claim of a case; write issuer beside claims");
        yield Optional.empty();
      }
      case "aud", "exp", "iat", "nbf", "jti" -> {
        section.problem(
            key.at(), key.text() + " has no part in what a policy decides; leave it out");
        yield Optional.empty();
      }
      default -> {
        Optional<ClaimKind> kind = GitHubClaims.kindOf(key.text());
        if (kind.isEmpty()) {
          section.problem(
              key.at(),
              "unknown claim '"
                  + key.text()
                  + "'; known are sub, repo_property_* and "
                  + String.join(", ", GitHubClaims.names()));
        }
        yield kind;
      }
    };
  }

  /** An id may stand without quotes, and any claim may be empty, as GitHub sends some. */
  private Optional<String> value(YamlMapping.Entry entry, ClaimKind kind) {
    if (entry.value() instanceof YamlScalar scalar
        && (scalar.text().isEmpty()
            ? scalar.kind() == YamlScalar.Kind.QUOTED
            : kind == ClaimKind.ID && scalar.kind() == YamlScalar.Kind.INTEGER)) {
      return Optional.of(scalar.text());
    }
    return section.text(entry.key().text(), entry.value());
  }
}
