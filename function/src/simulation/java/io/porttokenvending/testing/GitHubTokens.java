package io.porttokenvending.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/** A new signing key of GitHub's OIDC provider, and the tokens that it signs. */
public final class GitHubTokens {
  public static final String ISSUER = "https://token.actions.githubusercontent.com";

  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private final String issuer;
  private final KeyPair keys;
  private final String kid = UUID.randomUUID().toString();

  /** Creates a key of {@link #ISSUER}. */
  public GitHubTokens() {
    this(ISSUER);
  }

  public GitHubTokens(String issuer) {
    this.issuer = issuer;
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      this.keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public String issuer() {
    return issuer;
  }

  public String kid() {
    return kid;
  }

  public RSAPublicKey publicKey() {
    return (RSAPublicKey) keys.getPublic();
  }

  /** Returns a token of a push to the main branch of {@code acme/api}. */
  public GitHubToken pushToMain() {
    return GitHubToken.pushToMain(this);
  }

  /** Returns a compact JWS over any two texts, JSON or not, with a valid signature. */
  public String signRaw(String headerJson, String payloadJson) {
    String input =
        BASE64URL.encodeToString(headerJson.getBytes(UTF_8))
            + "."
            + BASE64URL.encodeToString(payloadJson.getBytes(UTF_8));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(input.getBytes(UTF_8));
      return input + "." + BASE64URL.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the key set with only this key. */
  public String jwks() {
    return jwks(this);
  }

  public static String jwks(GitHubTokens... signers) {
    ObjectNode set = JsonNodeFactory.instance.objectNode();
    ArrayNode list = set.putArray("keys");
    for (GitHubTokens signer : signers) {
      list.add(signer.jwk());
    }
    return JsonText.write(set);
  }

  public ObjectNode jwk() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("kty", "RSA")
        .put("alg", "RS256")
        .put("use", "sig")
        .put("kid", kid)
        .put("n", unsigned(publicKey().getModulus()))
        .put("e", unsigned(publicKey().getPublicExponent()));
  }

  /** Returns a value like GitHub's {@code x5t}, without a certificate. */
  String x5t() {
    try {
      byte[] key = keys.getPublic().getEncoded();
      return BASE64URL.encodeToString(MessageDigest.getInstance("SHA-1").digest(key));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** RFC 7518 section 2, Base64urlUInt: big-endian, no sign byte. */
  private static String unsigned(BigInteger value) {
    byte[] signed = value.toByteArray();
    int from = signed[0] == 0 ? 1 : 0;
    byte[] magnitude = Arrays.copyOfRange(signed, from, signed.length);
    return BASE64URL.encodeToString(magnitude);
  }
}
