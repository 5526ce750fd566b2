package io.porttokenvending.adversarial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.adversarial.Wycheproof.Vector;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.token.JwkSet;
import io.porttokenvending.token.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Wycheproof's vectors of key sets. Five hold RSA keys and concern us; of the others, which hold
 * curves and secrets (one of them, 24, as {@code kty} RSA), nothing may be usable.
 */
class WycheproofKeyTest {
  /** By vector and judge: all disagreements with Wycheproof. */
  private static final Map<String, String> DISAGREEMENTS =
      Map.of(
          "7 rejectsKeyWithRocaVulnerability, ours",
          "keys come from the issuer's own address, and no rule looks for weak ones of good size",
          "7 rejectsKeyWithRocaVulnerability, NIMBUS",
          "it has no such check either",
          "7 rejectsKeyWithRocaVulnerability, JOSE4J",
          "it has no such check either",
          "8 rejects1024bitRsaKey, NIMBUS",
          "sets no least size for verification; we: RSA of 2048 bits or more");

  private final List<Vector> vectors = Wycheproof.keys();
  private final Draft genuine =
      Draft.of(new GitHubTokens().pushToMain(), TestKeys.read().current());

  @Test
  void keySet_withoutRsaNumbers_hasNoUsableKey() {
    List<Vector> others = vectors.stream().filter(each -> !hasRsaNumbers(each)).toList();
    assertEquals(21, others.size());
    for (Vector each : others) {
      assertTrue(JwkSet.parse(keySet(each).getBytes(UTF_8)).isEmpty(), each::toString);
    }
  }

  @Test
  void keySet_ofRsa_isJudgedAsWycheproofDoes_exceptWhereListed() {
    List<Vector> ofRsa = vectors.stream().filter(WycheproofKeyTest::hasRsaNumbers).toList();
    assertEquals(List.of(5, 6, 7, 8, 9), ofRsa.stream().map(Vector::id).toList());
    List<String> disagreements = new ArrayList<>();
    for (Vector each : ofRsa) {
      String token = carried(each);
      if (weAccept(each, token) != each.valid()) {
        disagreements.add(each + ", ours");
      }
      for (Library library : Library.values()) {
        if (library.verifier(keySet(each)).test(token) != each.valid()) {
          disagreements.add(each + ", " + library);
        }
      }
    }
    assertEquals(new TreeSet<>(DISAGREEMENTS.keySet()), new TreeSet<>(disagreements));
  }

  /** Good claims under the vector's header, signed with its key, whatever that is worth. */
  private String carried(Vector vector) {
    RsaNumbers key = RsaNumbers.of(firstKey(vector));
    String header = Compact.of(vector.jws()).header();
    String input = header + "." + Compact.encode(genuine.claimsText());
    return input + "." + Compact.encode(key.sign(Pkcs1.block(input, key.bytes())));
  }

  private static boolean weAccept(Vector vector, String token) {
    return switch (new OurVerifier(keySet(vector)).verify(token)) {
      case Verification.Verified(var verified) -> true;
      case Verification.Rejected(var fault, var detail, var claims) ->
          throw new AssertionError(vector + " is refused for another reason: " + fault);
      case Verification.KeysUnavailable() -> false;
    };
  }

  private static boolean hasRsaNumbers(Vector vector) {
    return firstKey(vector).has("p");
  }

  private static JsonNode firstKey(Vector vector) {
    return vector.privateKeys().path("keys").path(0);
  }

  private static String keySet(Vector vector) {
    boolean asymmetric = !vector.publicKeys().isMissingNode();
    return JsonText.write(asymmetric ? vector.publicKeys() : vector.privateKeys());
  }
}
