package io.porttokenvending.adversarial;

import static io.porttokenvending.token.TokenFault.ALGORITHM_REFUSED;
import static io.porttokenvending.token.TokenFault.SIGNATURE_INVALID;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.json.JsonText;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures really computed by other algorithms, each under each name. */
final class Algorithms {
  private static final List<String> NAMES =
      List.of(
          "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "HS256", "HS384", "HS512", "ES256",
          "none");

  private final Family family = new Family("algorithms");
  private final Draft genuine;
  private final TestKeys keys;

  private Algorithms(Draft genuine, TestKeys keys) {
    this.genuine = genuine;
    this.keys = keys;
  }

  static List<Case> cases(Draft genuine, TestKeys keys) {
    var cases = new Algorithms(genuine, keys);
    try {
      cases.eachUnderEachName();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return cases.family.cases();
  }

  private void eachUnderEachName() throws GeneralSecurityException {
    for (String name : NAMES) {
      Compact token = genuine.header("alg", Draft.quoted(name)).sign();
      for (Map.Entry<String, byte[]> each : signatures(token.input()).entrySet()) {
        family.refuse(
            name.equals("RS256") ? SIGNATURE_INVALID : ALGORITHM_REFUSED,
            "alg " + name + ", signed by " + each.getKey(),
            token.withSignature(Compact.encode(each.getValue())).toString());
      }
      for (String cut : List.of("", "AA", "AAAA")) {
        family.refuse(
            name.equals("RS256") ? SIGNATURE_INVALID : ALGORITHM_REFUSED,
            "alg " + name + ", signature " + Draft.quoted(cut),
            token.withSignature(cut).toString());
      }
    }
  }

  private Map<String, byte[]> signatures(String input) throws GeneralSecurityException {
    Map<String, byte[]> signatures = new LinkedHashMap<>();
    PrivateKey key = keys.current().privateKey();
    for (String size : List.of("1", "224", "384", "512")) {
      signatures.put(
          "RS" + size, sign(Signature.getInstance("SHA" + size + "withRSA"), key, input));
    }
    for (int size : List.of(256, 384, 512)) {
      Signature pss = Signature.getInstance("RSASSA-PSS");
      var mask = new MGF1ParameterSpec("SHA-" + size);
      pss.setParameter(new PSSParameterSpec("SHA-" + size, "MGF1", mask, size / 8, 1));
      signatures.put("PS" + size, sign(pss, key, input));
    }
    signatures.put(
        "ES256", sign(Signature.getInstance("SHA256withECDSAinP1363Format"), curveKey(), input));
    for (Map.Entry<String, byte[]> secret : publicSecrets().entrySet()) {
      for (String size : List.of("256", "384", "512")) {
        Mac mac = Mac.getInstance("HmacSHA" + size);
        mac.init(new SecretKeySpec(secret.getValue(), "raw"));
        signatures.put(
            "HS" + size + " with " + secret.getKey(), mac.doFinal(input.getBytes(UTF_8)));
      }
    }
    return signatures;
  }

  /** Forms of the public key that verifiers have accepted as an HMAC secret. */
  private Map<String, byte[]> publicSecrets() {
    byte[] der = keys.current().publicKey().getEncoded();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
            + "\n-----END PUBLIC KEY-----";
    Map<String, byte[]> secrets = new LinkedHashMap<>();
    secrets.put("DER", der);
    secrets.put("PEM", pem.getBytes(UTF_8));
    secrets.put("PEM and a newline", (pem + "\n").getBytes(UTF_8));
    secrets.put("modulus", keys.current().numbers().n().toByteArray());
    secrets.put("JWK", JsonText.write(keys.current().published()).getBytes(UTF_8));
    secrets.put("kid", keys.current().kid().getBytes(UTF_8));
    return secrets;
  }

  private static byte[] sign(Signature algorithm, PrivateKey key, String input)
      throws GeneralSecurityException {
    SecureRandom same = SecureRandom.getInstance("SHA1PRNG");
    same.setSeed(1);
    algorithm.initSign(key, same);
    algorithm.update(input.getBytes(UTF_8));
    return algorithm.sign();
  }

  private static PrivateKey curveKey() throws GeneralSecurityException {
    JsonNode jwk = TestKeys.ellipticCurveKey();
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    var number = new BigInteger(1, Compact.decode(jwk.path("d").textValue()));
    return KeyFactory.getInstance("EC")
        .generatePrivate(
            new ECPrivateKeySpec(number, curve.getParameterSpec(ECParameterSpec.class)));
  }
}
