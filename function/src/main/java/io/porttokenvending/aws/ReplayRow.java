package io.porttokenvending.aws;

import io.porttokenvending.exchange.TokenUse;
import io.porttokenvending.secret.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

  /** For differences between the clocks of instances and of DynamoDB. */
  private static final Duration MARGIN = Duration.ofSeconds(60);

  static ReplayRow of(TokenUse use) {
    Instant end = use.usableUntil().plus(MARGIN);
    long roundedUp = end.getEpochSecond() + (end.getNano() > 0 ? 1 : 0);
    return new ReplayRow(Sha256.hex(List.of(use.issuer(), use.jti())), roundedUp);
  }

  Map<String, AttributeValue> key() {
    return Map.of(ID, AttributeValue.fromS(id));
  }

  /**
   * Returns the whole row.
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
