package io.porttokenvending.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.exchange.TokenUse;
import io.porttokenvending.json.JsonText;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/**
 * The row that stands for a used token.
 *
 * @param id the same for a token whoever presents it, and another for every other token
 * @param expiresAt seconds since 1970; DynamoDB may delete the row from then on
 */
record ReplayRow(String id, long expiresAt, String requestId) {
  static final String REQUEST_ID = "request_id";

  private static final String ID = "id";
  private static final String EXPIRES_AT = "expires_at";

  /** For the clocks of this function's processes and of DynamoDB, which differ. */
  private static final Duration MARGIN = Duration.ofSeconds(60);

  static ReplayRow of(TokenUse use) {
    Instant end = use.usableUntil().plus(MARGIN);
    long roundedUp = end.getEpochSecond() + (end.getNano() > 0 ? 1 : 0);
    return new ReplayRow(hash(use.issuer(), use.jti()), roundedUp, use.requestId());
  }

  /** Each part follows its length: without, two issuers could share the text of one {@code id}. */
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

  /** The body of a {@code PutItem} that writes this row where there is none with its id. */
  byte[] putItem(String table) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("TableName", table);
    ObjectNode item = body.putObject("Item");
    item.putObject(ID).put("S", id);
    item.putObject(EXPIRES_AT).put("N", Long.toString(expiresAt));
    item.putObject(REQUEST_ID).put("S", requestId);
    body.put("ConditionExpression", "attribute_not_exists(" + ID + ")")
        .put("ReturnValuesOnConditionCheckFailure", "ALL_OLD");
    return JsonText.write(body).getBytes(UTF_8);
  }
}
