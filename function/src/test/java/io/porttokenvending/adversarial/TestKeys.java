package io.porttokenvending.adversarial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import java.util.List;

/**
 * Three of Wycheproof's RSA keys in the parts of an issuer's.
 *
 * @param current signs the tokens
 * @param next also published, as during a rotation
 * @param strange published nowhere
 */
record TestKeys(SigningKey current, SigningKey next, SigningKey strange) {
  private static final int RS256_2048 = 259;
  private static final int KID_RSA_SIGN = 33;
  private static final int BILBO_BAGGINS = 345;
  private static final int KID_EC_SIGN = 18;

  static TestKeys read() {
    return new TestKeys(
        new SigningKey("7d1f6ce8-9d0b-5b5e-a8a4-0b6f6a0c5f0e", privateKey(RS256_2048)),
        new SigningKey("1c2ab6f4-55e3-5c51-9b0c-7a1d9c3e8b42", privateKey(KID_RSA_SIGN)),
        new SigningKey("f00df00d-0000-5000-8000-00000000f00d", privateKey(BILBO_BAGGINS)));
  }

  /** A private JWK of the curve P-256, published nowhere. */
  static JsonNode ellipticCurveKey() {
    return privateKey(KID_EC_SIGN);
  }

  /** The issuer's JWK Set. */
  String jwks() {
    return jwks(List.of(current.published(), next.published()));
  }

  static String jwks(List<? extends JsonNode> entries) {
    ObjectNode set = JsonNodeFactory.instance.objectNode();
    ArrayNode list = set.putArray("keys");
    list.addAll(entries);
    return JsonText.write(set);
  }

  private static JsonNode privateKey(int vector) {
    return Wycheproof.signatures().stream()
        .filter(each -> each.id() == vector)
        .findFirst()
        .orElseThrow()
        .privateKeys();
  }
}
