package io.porttokenvending.cli.explain;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.porttokenvending.cli.SupposedJob;
import io.porttokenvending.cli.UsageException;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.Problem;
import io.porttokenvending.json.StrictJson;
import io.porttokenvending.json.StrictYaml;
import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlNode;
import io.porttokenvending.json.YamlReading;
import io.porttokenvending.json.YamlScalar;
import io.porttokenvending.trust.WorkflowIdentity;
import java.util.List;

/** Claims as a token's payload, an audit line, or a mapping in YAML has them. */
final class ClaimsFile {
  private static final Subject.Evidence CLAIMS_ALONE =
      new Subject.Evidence(
          Subject.Signature.NO_TOKEN,
          List.of("Claims alone: nothing shows that a job has them or could get a token."));

  private ClaimsFile() {}

  static Subject job(byte[] content, List<String> issuers) {
    ObjectNode claims = read(content);
    WorkflowIdentity identity =
        switch (new SupposedJob(issuers.getFirst()).of(claims)) {
          case SupposedJob.Reading.Identity(WorkflowIdentity supposed) -> supposed;
          case SupposedJob.Reading.Impossible(String why) ->
              throw new UsageException("no job has the claims that --claims names: " + why);
        };
    if (!issuers.contains(identity.issuer())) {
      throw new UsageException(
          "the claims' iss is "
              + Shown.value(identity.issuer())
              + ", which no --issuer names; trusted issuers: "
              + Shown.values(issuers));
    }
    return new Subject.Job(CLAIMS_ALONE, identity);
  }

  private static ObjectNode read(byte[] content) {
    if (StrictJson.read(content) instanceof JsonReading.Value(ObjectNode claims)) {
      claims.properties().stream()
          .filter(claim -> claim.getValue().isIntegralNumber())
          .forEach(claim -> claim.setValue(text(claim.getValue().asText())));
      SupposedJob.nameIssuer(claims);
      return claims;
    }
    return switch (StrictYaml.read(content)) {
      case YamlReading.Value(YamlMapping mapping) -> claims(mapping);
      case YamlReading.Value(YamlNode other) ->
          throw new UsageException("--claims wants a mapping of claims, in JSON or YAML");
      case YamlReading.Malformed(List<Problem> problems) -> {
        Problem first = problems.getFirst();
        throw new UsageException(
            "--claims:%d:%d: %s"
                .formatted(first.at().line(), first.at().column(), first.message()));
      }
    };
  }

  /** Ids written as numbers are meant as ids; the times do not matter. */
  private static TextNode text(String number) {
    return JsonNodeFactory.instance.textNode(number);
  }

  private static ObjectNode claims(YamlMapping mapping) {
    ObjectNode claims = JsonNodeFactory.instance.objectNode();
    for (YamlMapping.Entry entry : mapping.entries()) {
      if (entry.value() instanceof YamlScalar scalar) {
        claims.put(entry.key().text(), scalar.text());
      } else {
        throw new UsageException(
            "--claims:%d:%d: a claim's value is a string"
                .formatted(entry.value().at().line(), entry.value().at().column()));
      }
    }
    return claims;
  }
}
