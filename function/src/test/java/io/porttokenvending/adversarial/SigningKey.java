package io.porttokenvending.adversarial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;

/** An RSA key whose private half is published, so that every run signs the same bytes. */
final class SigningKey {
  private final String kid;
  private final JsonNode jwk;
  private final RsaNumbers numbers;

  /**
   * @param jwk with the private members
   */
  SigningKey(String kid, JsonNode jwk) {
    this.kid = kid;
    this.jwk = jwk;
    this.numbers = RsaNumbers.of(jwk);
  }

  String kid() {
    return kid;
  }

  RsaNumbers numbers() {
    return numbers;
  }

  /** A token of these two texts with this key's good RS256 signature. */
  Compact token(byte[] header, byte[] payload) {
    return signed(Compact.encode(header), Compact.encode(payload));
  }

  /** A good signature over two segments as they stand, well encoded or not. */
  Compact signed(String header, String payload) {
    byte[] block = Pkcs1.block(header + "." + payload, numbers.bytes());
    return new Compact(header, payload, Compact.encode(numbers.sign(block)));
  }

  /** As an issuer publishes it. */
  ObjectNode published() {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("kty", "RSA").put("alg", "RS256").put("use", "sig").put("kid", kid);
    entry.set("n", jwk.path("n"));
    entry.set("e", jwk.path("e"));
    return entry;
  }

  PublicKey publicKey() {
    try {
      return KeyFactory.getInstance("RSA")
          .generatePublic(new RSAPublicKeySpec(numbers.n(), numbers.e()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  PrivateKey privateKey() {
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(
              new RSAPrivateCrtKeySpec(
                  numbers.n(),
                  numbers.e(),
                  new BigInteger(1, Compact.decode(jwk.path("d").textValue())),
                  numbers.p(),
                  numbers.q(),
                  numbers.dp(),
                  numbers.dq(),
                  numbers.qi()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
