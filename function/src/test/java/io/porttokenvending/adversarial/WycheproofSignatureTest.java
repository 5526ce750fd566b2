package io.porttokenvending.adversarial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.porttokenvending.adversarial.Wycheproof.Vector;
import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.token.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Wycheproof's RS256 vectors, each carried over to a token that is good but for the vector's fault.
 * The payloads of the good ones cannot be carried over, for they are no claims: those vectors run
 * as they are in {@code Rs256WycheproofTest}.
 */
class WycheproofSignatureTest {
  /** Nothing of the digest is in these blocks, so that they are signed as they are. */
  private static final List<Integer> WITHOUT_DIGEST =
      List.of(59, 60, 69, 73, 79, 96, 235, 243, 247, 253);

  /** What the faults that are not in the block come to; those in the block are all one. */
  private static final Map<Integer, String> OUR_VERDICTS =
      Map.ofEntries(
          Map.entry(34, "SIGNATURE_INVALID"),
          Map.entry(35, "SIGNATURE_INVALID"),
          Map.entry(36, "MALFORMED"),
          Map.entry(37, "SIGNATURE_INVALID"),
          Map.entry(38, "MALFORMED"),
          Map.entry(39, "MALFORMED"),
          Map.entry(40, "KEY_UNKNOWN"),
          Map.entry(41, "MALFORMED"),
          Map.entry(42, "MALFORMED"),
          Map.entry(43, "MALFORMED"),
          Map.entry(44, "MALFORMED"),
          Map.entry(45, "MALFORMED"),
          Map.entry(332, "no usable key"),
          Map.entry(353, "no usable key"),
          Map.entry(355, "no usable key"));

  /** By vector and library: all disagreements with Wycheproof, and none is ours. */
  private static final Map<String, String> DISAGREEMENTS =
      Map.of(
          "332 UsingRS256, JOSE4J", "does not look at the key's alg, which is PS512",
          "355 rejectWrongKeyOps, NIMBUS", "does not look at the key's key_ops, encrypt alone");

  private final List<Vector> vectors = Wycheproof.rs256Signatures();
  private final Draft genuine =
      Draft.of(new GitHubTokens().pushToMain(), TestKeys.read().current());

  @Test
  void vectors_areAllCarriedOver() {
    List<Vector> inTheBlock =
        vectors.stream().filter(each -> carried(each).isOfTheBlock()).toList();
    List<Vector> withoutDigest =
        inTheBlock.stream().filter(each -> !carried(each).holdsDigest()).toList();
    assertEquals(236, vectors.size());
    assertEquals(8, vectors.stream().filter(Vector::valid).count());
    assertEquals(224, inTheBlock.size());
    assertEquals(WITHOUT_DIGEST, withoutDigest.stream().map(Vector::id).toList());
  }

  @Test
  void carriedVector_getsItsVerdictFromUs() {
    for (Vector each : vectors) {
      String fault = OUR_VERDICTS.getOrDefault(each.id(), "SIGNATURE_INVALID");
      String token = carried(each).token();
      assertEquals(each.valid() ? "good" : fault, ours(each, token), each::toString);
    }
  }

  @Test
  void carriedVector_isJudgedByTheLibrariesAsByUs_exceptWhereListed() {
    List<String> disagreements = new ArrayList<>();
    for (Vector each : vectors) {
      String token = carried(each).token();
      for (Library library : Library.values()) {
        if (library.verifier(jwks(each)).test(token) != each.valid()) {
          disagreements.add(each + ", " + library);
        }
      }
    }
    assertEquals(DISAGREEMENTS.keySet().stream().sorted().toList(), disagreements);
  }

  @Test
  void carriedVector_onceItsBlockIsRight_isGood() {
    Vector faulty = vectors.stream().filter(each -> each.id() == 46).findFirst().orElseThrow();
    Compact token = Compact.of(carried(faulty).token());
    byte[] right = Pkcs1.block(token.input(), 256);
    RsaNumbers key = RsaNumbers.of(faulty.privateKeys());
    String mended = token.withSignature(Compact.encode(key.sign(right))).toString();
    assertEquals("good", ours(faulty, mended));
    assertFalse(ours(faulty, token.toString()).equals("good"));
  }

  private CarriedVector carried(Vector vector) {
    return new CarriedVector(
        vector,
        wholeOf(vector),
        genuine.claimsText(),
        genuine.text("run_attempt", "2").claimsText());
  }

  /** The good vector of the same key, or the vector itself where it is one or has none. */
  private Vector wholeOf(Vector vector) {
    Optional<Vector> good =
        vectors.stream()
            .filter(Vector::valid)
            .filter(each -> each.privateKeys().path("n").equals(vector.privateKeys().path("n")))
            .findFirst();
    return vector.valid() ? vector : good.orElse(vector);
  }

  private static String ours(Vector vector, String token) {
    return switch (new OurVerifier(jwks(vector)).verify(token)) {
      case Verification.Verified(var verified) -> "good";
      case Verification.Rejected(var fault, var detail, var claims) -> fault.name();
      case Verification.KeysUnavailable() -> "no usable key";
    };
  }

  private static String jwks(Vector vector) {
    return TestKeys.jwks(List.of(vector.publicKeys()));
  }
}
