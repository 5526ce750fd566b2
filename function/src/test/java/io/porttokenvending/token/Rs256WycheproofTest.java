package io.porttokenvending.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.porttokenvending.adversarial.Wycheproof;
import io.porttokenvending.adversarial.Wycheproof.Vector;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Wycheproof's RS256 test vectors, whose payloads are not claims. */
class Rs256WycheproofTest {
  /** Valid signatures with a key for another alg, use or key_ops. */
  private static final Set<Integer> FAULT_OF_THE_KEY = Set.of(332, 353, 355);

  private final List<Vector> vectors =
      Wycheproof.rs256Signatures().stream()
          .filter(each -> each.jws().chars().filter(c -> c == '.').count() == 2)
          .toList();

  @Test
  void signature_wycheproofVectors_matchExpectedResult() throws GeneralSecurityException {
    int good = 0;
    for (Vector each : vectors) {
      boolean expected = each.valid() || FAULT_OF_THE_KEY.contains(each.id());
      assertEquals(expected, Rs256.verifies(key(each), jws(each.jws())), each::toString);
      good += expected ? 1 : 0;
    }
    assertEquals(231, vectors.size());
    assertEquals(11, good);
  }

  private static CompactJws jws(String token) {
    int dot = token.lastIndexOf('.');
    var none = JsonNodeFactory.instance.objectNode();
    byte[] signature = Base64Url.decode(token.substring(dot + 1)).orElseThrow();
    return new CompactJws(none, none, token.getBytes(US_ASCII), dot, signature);
  }

  private static RSAPublicKey key(Vector vector) throws GeneralSecurityException {
    var spec = new RSAPublicKeySpec(number(vector, "n"), number(vector, "e"));
    return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
  }

  private static BigInteger number(Vector vector, String member) {
    String value = vector.publicKeys().path(member).textValue();
    return new BigInteger(1, Base64Url.decode(value).orElseThrow());
  }
}
