package io.porttokenvending.adversarial;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Project Wycheproof's published vectors for JSON Web Signature and JSON Web Key. */
public final class Wycheproof {
  /**
   * One vector with the keys of its group.
   *
   * @param privateKeys a JWK, or a JWK Set in the file of keys
   * @param publicKeys the same without the private members; missing where keys are symmetric
   */
  public record Vector(
      int id,
      String comment,
      boolean valid,
      String jws,
      JsonNode privateKeys,
      JsonNode publicKeys) {
    @Override
    public String toString() {
      return id + " " + comment;
    }
  }

  private Wycheproof() {}

  public static List<Vector> signatures() {
    return read("json_web_signature_test.json");
  }

  /** The vectors of RSA keys that are for RS256, or whose header says RS256. */
  public static List<Vector> rs256Signatures() {
    return signatures().stream()
        .filter(each -> each.privateKeys().path("kty").asText().equals("RSA"))
        .filter(each ->
            each.privateKeys().path("alg").asText().equals("RS256")
                || each.jws().startsWith(Compact.encode("{\"alg\":\"RS256\"")))
        .toList();
  }

  static List<Vector> keys() {
    return read("json_web_key_test.json");
  }

  private static List<Vector> read(String name) {
    List<Vector> vectors = new ArrayList<>();
    JsonNode file = json(name);
    for (JsonNode group : file.path("testGroups")) {
      for (JsonNode test : group.path("tests")) {
        vectors.add(
            new Vector(
                test.path("tcId").intValue(),
                test.path("comment").textValue(),
                test.path("result").textValue().equals("valid"),
                test.path("jws").textValue(),
                group.path("private"),
                group.path("public")));
      }
    }
    if (vectors.size() != file.path("numberOfTests").intValue()) {
      throw new IllegalStateException(name + " does not hold what it says");
    }
    return vectors;
  }

  private static JsonNode json(String name) {
    try (InputStream in =
        Objects.requireNonNull(Wycheproof.class.getResourceAsStream("/wycheproof/" + name))) {
      return switch (StrictJson.read(in.readAllBytes())) {
        case JsonReading.Value(JsonNode node) -> node;
        case JsonReading.Malformed(String reason) -> throw new IllegalStateException(reason);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
