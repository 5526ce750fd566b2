package io.porttokenvending.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The RSA signature keys of a JWK Set (RFC 7517 section 5) by {@code kid}. */
public final class JwkSet {
  private static final int MIN_BITS = 2048;

  /** Limits the time for verification, which grows with the square of the key size. */
  private static final int MAX_BITS = 8192;

  private final Map<String, RSAPublicKey> keys;

  private JwkSet(Map<String, RSAPublicKey> keys) {
    this.keys = keys;
  }

  /**
   * Returns the set's usable keys; empty when the document is not a JWK Set or contains none. It
   * skips an unusable key. Of two usable keys with the same {@code kid}, it keeps the first.
   */
  public static Optional<JwkSet> parse(byte[] document) {
    if (!(StrictJson.read(document) instanceof JsonReading.Value(JsonNode root))
        || !(root.path("keys") instanceof ArrayNode entries)) {
      return Optional.empty();
    }
    Map<String, RSAPublicKey> keys = new HashMap<>();
    for (JsonNode entry : entries) {
      JsonNode kid = entry.path("kid");
      if (kid.isTextual() && !kid.textValue().isEmpty() && isForSignatures(entry)) {
        key(entry).ifPresent(key -> keys.putIfAbsent(kid.textValue(), key));
      }
    }
    return keys.isEmpty() ? Optional.empty() : Optional.of(new JwkSet(keys));
  }

  public Optional<RSAPublicKey> find(String kid) {
    return Optional.ofNullable(keys.get(kid));
  }

  private static boolean isForSignatures(JsonNode entry) {
    return is(entry, "kty", "RSA")
        && (!entry.has("use") || is(entry, "use", "sig"))
        && (!entry.has("alg") || is(entry, "alg", "RS256"))
        && (!entry.has("key_ops") || contains(entry.path("key_ops"), "verify"));
  }

  private static Optional<RSAPublicKey> key(JsonNode entry) {
    Optional<BigInteger> modulus = number(entry.path("n"));
    Optional<BigInteger> exponent = number(entry.path("e"));
    if (modulus.isEmpty() || exponent.isEmpty()) {
      return Optional.empty();
    }
    int bits = modulus.get().bitLength();
    boolean soundExponent =
        exponent.get().testBit(0)
            && exponent.get().bitLength() <= 64
            && exponent.get().compareTo(BigInteger.TWO) > 0;
    if (bits < MIN_BITS || bits > MAX_BITS || !modulus.get().testBit(0) || !soundExponent) {
      return Optional.empty();
    }
    try {
      var spec = new RSAPublicKeySpec(modulus.get(), exponent.get());
      return Optional.of((RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /** RFC 7518 section 2: big-endian, unsigned. */
  private static Optional<BigInteger> number(JsonNode value) {
    if (!value.isTextual() || value.textValue().isEmpty()) {
      return Optional.empty();
    }
    return Base64Url.decode(value.textValue()).map(bytes -> new BigInteger(1, bytes));
  }

  private static boolean is(JsonNode entry, String member, String value) {
    JsonNode found = entry.path(member);
    return found.isTextual() && found.textValue().equals(value);
  }

  private static boolean contains(JsonNode list, String value) {
    for (JsonNode element : list) {
      if (element.isTextual() && element.textValue().equals(value)) {
        return true;
      }
    }
    return false;
  }
}
