package io.porttokenvending.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.token.IssuerKeys;
import io.porttokenvending.token.KeyLookup;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/** Signs claims that have no verifiable signature, so that the token verifier accepts them. */
public final class EphemeralKey implements IssuerKeys {
  private static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"ephemeral\"}";

  /** One per process, because generating a key is the slowest step. */
  private static final KeyPair KEY = generate();

  @Override
  public KeyLookup find(String kid, Deadline deadline) {
    return new KeyLookup.Found((RSAPublicKey) KEY.getPublic());
  }

  /** Returns a token with exactly these claims. */
  public Secret sign(ObjectNode claims) {
    String signed =
        base64Url(HEADER.getBytes(UTF_8)) + "." + base64Url(JsonText.write(claims).getBytes(UTF_8));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(KEY.getPrivate());
      signature.update(signed.getBytes(UTF_8));
      return Secret.of(signed + "." + base64Url(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot sign with RS256", e);
    }
  }

  /** Describes a verification result that is impossible with this key. */
  public static IllegalStateException unavailable() {
    return new IllegalStateException("an ephemeral key is always available");
  }

  private static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK does not support RSA", e);
    }
  }

  private static String base64Url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
