package io.porttokenvending.aws;

import io.porttokenvending.exchange.SharedRow;
import io.porttokenvending.json.Ascii;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** DynamoDB's form of a shared row. An attribute of another type counts as absent. */
final class TokenRow {
  static final String ID = "id";

  private static final String VERSION = "v";
  private static final String REVISION = "rev";
  private static final String LEASED = "leased";
  private static final String DATA = "data";
  private static final String EXPIRES_AT = "expires_at";

  /** True if there is no row, or a row that this function has not written. */
  private static final String NO_REVISION =
      "attribute_not_exists(rev) OR NOT attribute_type(rev, :type)";

  /** Enough for a time in seconds. */
  private static final int MAX_DIGITS = 11;

  private static final String SAME_REVISION = "rev = :seen";

  private TokenRow() {}

  static Map<String, AttributeValue> item(SharedRow row) {
    Map<String, AttributeValue> item =
        new HashMap<>(
            Map.of(
                ID,
                AttributeValue.fromS(row.id()),
                VERSION,
                AttributeValue.fromN(Integer.toString(row.version())),
                REVISION,
                AttributeValue.fromS(row.revision()),
                LEASED,
                AttributeValue.fromBool(row.leased()),
                EXPIRES_AT,
                AttributeValue.fromN(Long.toString(row.expiresAt().getEpochSecond()))));
    if (row.data().length > 0) {
      item.put(DATA, AttributeValue.fromB(SdkBytes.fromByteArray(row.data())));
    }
    return item;
  }

  /** Returns the row; one without a revision if there is none. */
  static SharedRow read(String id, Map<String, AttributeValue> item) {
    return new SharedRow(
        id,
        (int) Math.min(number(item, VERSION), Integer.MAX_VALUE),
        get(item, REVISION, AttributeValue::s).orElse(""),
        get(item, LEASED, AttributeValue::bool).orElse(false),
        get(item, DATA, AttributeValue::b).map(SdkBytes::asByteArray).orElse(new byte[0]),
        Instant.ofEpochSecond(number(item, EXPIRES_AT)));
  }

  /** Adds the condition that the row is still {@code replaced}. */
  static PutItemRequest.Builder condition(SharedRow replaced, PutItemRequest.Builder write) {
    return replaced.revision().isEmpty()
        ? write
            .conditionExpression(NO_REVISION)
            .expressionAttributeValues(Map.of(":type", AttributeValue.fromS("S")))
        : write
            .conditionExpression(SAME_REVISION)
            .expressionAttributeValues(Map.of(":seen", AttributeValue.fromS(replaced.revision())));
  }

  /** Returns zero for a number of any other form; DynamoDB's have up to 38 digits. */
  private static long number(Map<String, AttributeValue> item, String name) {
    String text = get(item, name, AttributeValue::n).orElse("");
    boolean usable = !text.isEmpty() && text.length() <= MAX_DIGITS && Ascii.isDigits(text);
    return usable ? Long.parseLong(text) : 0;
  }

  private static <T> Optional<T> get(
      Map<String, AttributeValue> item, String name, Function<AttributeValue, T> type) {
    return Optional.ofNullable(item.get(name)).map(type);
  }
}
