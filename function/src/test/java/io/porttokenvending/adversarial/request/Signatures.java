package io.porttokenvending.adversarial.request;

import static io.porttokenvending.exchange.ErrorCode.TOKEN_ALGORITHM_REFUSED;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_SIGNATURE_INVALID;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures that are not the issuer's over this very text. */
final class Signatures {
  private static final int BYTES = 256;

  private final CorpusWorld world;
  private final CaseList cases;

  private Signatures(CorpusWorld world, Request good) {
    this.world = world;
    this.cases = new CaseList("signature", good);
  }

  static List<RequestCase> cases(CorpusWorld world, Request good) {
    Signatures signatures = new Signatures(world, good);
    signatures.changed();
    signatures.replaced();
    signatures.movedOver(good);
    return signatures.cases.cases();
  }

  private void changed() {
    cases.citing("RFC 7515 section 5.2");
    for (int at = 0; at < BYTES; at += 17) {
      int changed = at;
      bytes(
          "byte " + at + " changed",
          signature -> {
            signature[changed] ^= 1;
            return signature;
          });
    }
    bytes("cut at its end", signature -> Arrays.copyOf(signature, BYTES - 1));
    bytes("cut at its start", signature -> Arrays.copyOfRange(signature, 1, BYTES));
    bytes("longer by a zero", signature -> Arrays.copyOf(signature, BYTES + 1));
    bytes("twice as long", signature -> Arrays.copyOf(signature, 2 * BYTES));
    bytes("reversed", Signatures::reversed);
  }

  private void replaced() {
    cases.citing("CVE-2022-21449: a signature of nothing but zeros");
    bytes("none", signature -> new byte[0]);
    bytes("zeros", signature -> new byte[BYTES]);
    bytes(
        "a one",
        signature -> {
          byte[] one = new byte[BYTES];
          one[BYTES - 1] = 1;
          return one;
        });
    bytes(
        "ones",
        signature -> {
          byte[] ones = new byte[BYTES];
          Arrays.fill(ones, (byte) 0xff);
          return ones;
        });
    cases.citing("CVE-2015-9235: alg none without a signature");
    for (String none : List.of("none", "NONE", "HS256")) {
      cases.refuse(
          TOKEN_ALGORITHM_REFUSED,
          "alg = " + none + " and no signature",
          request ->
              request
                  .token(token -> token.header("alg", none))
                  .credential(token -> token.substring(0, token.lastIndexOf('.') + 1)));
    }
    cases.citing("CVE-2016-10555: the public key as the secret of an HMAC");
    hmac("the modulus", world.gitHub().publicKey().getModulus().toByteArray());
    hmac("the whole key", world.gitHub().publicKey().getEncoded());
    cases.citing("RFC 7515 section 10.6: a key is trusted for its issuer only");
    cases.refuse(
        TOKEN_SIGNATURE_INVALID,
        "by a stranger's key under this kid",
        request -> request.signedBy(world.unlisted()));
    cases.refuse(
        TOKEN_SIGNATURE_INVALID,
        "by the other issuer's key under this kid",
        request -> request.signedBy(world.other()));
  }

  /** A signature of the caller's own token over other claims. */
  private void movedOver(Request good) {
    cases.citing("RFC 7519 section 11: claims are worth nothing without their signature");
    for (String claim :
        List.of(
            "repository",
            "repository_id",
            "repository_owner_id",
            "ref",
            "environment",
            "exp",
            "aud",
            "jti",
            "run_id",
            "event_name")) {
      cases.refuse(
          TOKEN_SIGNATURE_INVALID,
          "of a token with another " + claim,
          request -> {
            String own = signature(request.claim(claim, "another"));
            return request.credential(
                token -> token.substring(0, token.lastIndexOf('.') + 1) + own);
          });
    }
    String other = signature(good.token(token -> token.header("x-more", "x")));
    cases.refuse(
        TOKEN_SIGNATURE_INVALID,
        "of a token with another header",
        request ->
            request.credential(token -> token.substring(0, token.lastIndexOf('.') + 1) + other));
  }

  private String signature(Request request) {
    String token = request.signed(Instant.ofEpochSecond(world.now()));
    return token.substring(token.lastIndexOf('.') + 1);
  }

  private void bytes(String what, UnaryOperator<byte[]> change) {
    cases.refuse(
        TOKEN_SIGNATURE_INVALID,
        what,
        request ->
            request.credential(token -> {
              int dot = token.lastIndexOf('.') + 1;
              byte[] changed = change.apply(Base64.getUrlDecoder().decode(token.substring(dot)));
              return token.substring(0, dot) + encoded(changed);
            }));
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }

  private void hmac(String what, byte[] key) {
    cases.refuse(
        TOKEN_SIGNATURE_INVALID,
        "an HMAC with " + what,
        request ->
            request.credential(token -> {
              String input = token.substring(0, token.lastIndexOf('.'));
              return input + "." + encoded(authenticated(input, key));
            }));
  }

  private static byte[] authenticated(String input, byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(input.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
