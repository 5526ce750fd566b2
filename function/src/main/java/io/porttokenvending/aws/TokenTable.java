package io.porttokenvending.aws;

import io.porttokenvending.exchange.SharedRow;
import io.porttokenvending.exchange.SharedRows;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Shared rows in a DynamoDB table.
 *
 * @param client does not retry, because the SDK's retries of a throttled call last too long
 * @param table its name or ARN; the keys are those of {@link ReplayTable}
 * @param limit longest time of a call, with the attempt that may follow a broken connection
 */
public record TokenTable(DynamoDbClient client, String table, Duration limit)
    implements SharedRows {
  private static final Duration LIMIT = Duration.ofMillis(300);
  private static final Duration SHORTEST_ATTEMPT = Duration.ofMillis(50);
  private static final String CALL = "token-table";

  public TokenTable(DynamoDbClient client, String table) {
    this(client, table, LIMIT);
  }

  @Override
  public Reading read(String id, Deadline deadline) {
    GetItemRequest read =
        GetItemRequest.builder()
            .tableName(table)
            .key(Map.of(TokenRow.ID, AttributeValue.fromS(id)))
            .consistentRead(true)
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .build();
    try {
      GetItemResponse response = call(deadline, () -> client.getItem(read));
      return isDynamoDbs(response.consumedCapacity())
          ? new Reading.Read(TokenRow.read(id, response.item()))
          : new Reading.Failed();
    } catch (DynamoDbException e) {
      return e.isThrottlingException() ? new Reading.Throttled() : new Reading.Failed();
    } catch (SdkException | TimeoutException e) {
      return new Reading.Failed();
    }
  }

  @Override
  public Writing write(SharedRow row, SharedRow replaced, Deadline deadline) {
    PutItemRequest write =
        TokenRow.condition(replaced, PutItemRequest.builder())
            .tableName(table)
            .item(TokenRow.item(row))
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .build();
    try {
      return isDynamoDbs(call(deadline, () -> client.putItem(write)).consumedCapacity())
          ? Writing.WRITTEN
          : Writing.FAILED;
    } catch (ConditionalCheckFailedException e) {
      // If the response to an attempt is lost, the next attempt meets the row of this write.
      return TokenRow.read(row.id(), e.item()).revision().equals(row.revision())
          ? Writing.WRITTEN
          : Writing.CONFLICT;
    } catch (DynamoDbException e) {
      return e.isThrottlingException() ? Writing.THROTTLED : Writing.FAILED;
    } catch (SdkException | TimeoutException e) {
      return Writing.FAILED;
    }
  }

  /** A kept connection may have ended while the instance was frozen: one more attempt follows. */
  private <T> T call(Deadline deadline, Supplier<T> sdkCall) throws TimeoutException {
    Deadline end = deadline.within(limit);
    try {
      return BoundedSdkHttpClient.call(CALL, end, SHORTEST_ATTEMPT, sdkCall::get);
    } catch (SdkClientException e) {
      return BoundedSdkHttpClient.call(CALL, end, SHORTEST_ATTEMPT, sdkCall::get);
    }
  }

  /** The SDK accepts any empty 2xx response, but only DynamoDB reports what the call consumed. */
  private static boolean isDynamoDbs(@Nullable ConsumedCapacity consumed) {
    return consumed != null;
  }
}
