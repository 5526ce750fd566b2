package io.porttokenvending.supply;

import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The SBOM that the build made, in CycloneDX's JSON. */
final class Sbom {
  private static final Path FILE = Path.of("target", "function.cdx.json");

  private Sbom() {}

  static List<JsonNode> components() throws IOException {
    if (!Files.exists(FILE) && Boolean.getBoolean("maven.offline")) {
      System.out.println("SKIPPED: the SBOM, which its plugin does not make under mvn --offline");
      abort("no SBOM under mvn --offline");
    }
    return switch (StrictJson.read(Files.readAllBytes(FILE))) {
      case JsonReading.Value(JsonNode sbom) -> sbom.path("components").valueStream().toList();
      case JsonReading.Malformed malformed -> throw new AssertionError(malformed);
    };
  }

  static String sha256(JsonNode component) {
    return component
        .path("hashes")
        .valueStream()
        .filter(hash -> hash.path("alg").asText().equals("SHA-256"))
        .map(hash -> hash.path("content").asText())
        .findFirst()
        .orElseThrow();
  }
}
