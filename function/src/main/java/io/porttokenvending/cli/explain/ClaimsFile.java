package io.porttokenvending.cli.explain;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.cli.PrintableText;
import io.porttokenvending.cli.SimulatedJob;
import io.porttokenvending.cli.UsageException;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.Position;
import io.porttokenvending.json.StrictJson;
import io.porttokenvending.json.StrictYaml;
import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlNode;
import io.porttokenvending.json.YamlReading;
import io.porttokenvending.json.YamlScalar;
import io.porttokenvending.trust.WorkflowIdentity;
import java.util.List;

/** Claims from a token's payload, an audit line, or a YAML mapping. */
final class ClaimsFile {
  private static final Subject.Evidence CLAIMS_ALONE =
      new Subject.Evidence(
          Subject.Signature.NO_TOKEN,
          List.of("CLAIMS ONLY: no signature proves that a job has these claims."));

  private ClaimsFile() {}

  static Subject job(byte[] content, List<String> issuers) {
    WorkflowIdentity identity =
        switch (new SimulatedJob(issuers.getFirst()).of(read(content))) {
          case SimulatedJob.Reading.Identity(WorkflowIdentity simulated) -> simulated;
          case SimulatedJob.Reading.Impossible(String why) ->
              throw new UsageException("no job can have the claims in --claims: " + why);
        };
    if (!issuers.contains(identity.issuer())) {
      throw new UsageException(
          "the issuer in --claims is "
              + PrintableText.value(identity.issuer())
              + ", which is not trusted; add it with --issuer. Trusted issuers: "
              + PrintableText.values(issuers));
    }
    return new Subject.Job(CLAIMS_ALONE, identity);
  }

  private static ObjectNode read(byte[] content) {
    if (StrictJson.read(content) instanceof JsonReading.Value(ObjectNode claims)) {
      // Ids may be numbers.
      claims.properties().stream()
          .filter(claim -> claim.getValue().isIntegralNumber())
          .forEach(claim -> claim.setValue(claims.textNode(claim.getValue().asText())));
      SimulatedJob.copyIssuer(claims);
      return claims;
    }
    return switch (StrictYaml.read(content)) {
      case YamlReading.Value(YamlMapping mapping) -> claims(mapping);
      case YamlReading.Value(YamlNode other) ->
          throw new UsageException("--claims requires a mapping of claims, in JSON or YAML");
      case YamlReading.Malformed(var problems) ->
          throw malformed(problems.getFirst().at(), problems.getFirst().message());
    };
  }

  private static ObjectNode claims(YamlMapping mapping) {
    ObjectNode claims = JsonNodeFactory.instance.objectNode();
    for (YamlMapping.Entry entry : mapping.entries()) {
      if (entry.value() instanceof YamlScalar scalar) {
        claims.put(entry.key().text(), scalar.text());
      } else {
        throw malformed(entry.value().at(), "a claim's value must be a string");
      }
    }
    return claims;
  }

  private static UsageException malformed(Position at, String message) {
    return new UsageException("--claims:%d:%d: %s".formatted(at.line(), at.column(), message));
  }
}
