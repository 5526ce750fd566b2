package io.porttokenvending.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.exchange.TokenUse;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The row of a consumed token.
 *
 * @param id depends on the token alone, and differs for every other token
 * @param expiresAt seconds since 1970; DynamoDB may delete the row from then on
 */
record ReplayRow(String id, long expiresAt) {
  static final String ID = "id";
  static final String NONCE = "nonce";

  private static final String EXPIRES_AT = "expires_at";

  /** The clocks of this function's instances and of DynamoDB differ. */
  private static final Duration MARGIN = Duration.ofSeconds(60);

  static ReplayRow of(TokenUse use) {
    Instant end = use.usableUntil().plus(MARGIN);
    long roundedUp = end.getEpochSecond() + (end.getNano() > 0 ? 1 : 0);
    return new ReplayRow(hash(use.issuer(), use.jti()), roundedUp);
  }

  /** Each part follows its length: otherwise two issuers could share the text of one id. */
  private static String hash(String... parts) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    for (String part : parts) {
      byte[] bytes = part.getBytes(UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  Map<String, AttributeValue> key() {
    return Map.of(ID, AttributeValue.fromS(id));
  }

  /**
   * The whole row.
   *
   * @param nonce identifies the write
   */
  Map<String, AttributeValue> item(AttributeValue nonce) {
    return Map.of(
        ID,
        AttributeValue.fromS(id),
        EXPIRES_AT,
        AttributeValue.fromN(Long.toString(expiresAt)),
        NONCE,
        nonce);
  }
}
