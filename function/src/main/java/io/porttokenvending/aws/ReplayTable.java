package io.porttokenvending.aws;

import io.porttokenvending.exchange.ReplayGuard;
import io.porttokenvending.exchange.ReplayOutcome;
import io.porttokenvending.exchange.TokenUse;
import io.porttokenvending.timing.Deadline;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The consumed tokens, as rows of a DynamoDB table. A row that exists counts, even past its {@code
 * expires_at}: DynamoDB deletes late, and no token is accepted that long.
 *
 * @param table its name or ARN; with partition key {@code id} (S) and TTL attribute {@code
 *     expires_at} (N)
 * @param random must not repeat values in copies of a snapshot
 */
public record ReplayTable(DynamoDbClient client, String table, RandomGenerator random)
    implements ReplayGuard {
  private static final String CALL = "replay-table";

  @Override
  public ReplayOutcome check(TokenUse use, Deadline deadline) {
    GetItemRequest read =
        GetItemRequest.builder()
            .tableName(table)
            .key(ReplayRow.of(use).key())
            .consistentRead(true)
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .build();
    try {
      GetItemResponse response =
          BoundedSdkHttpClient.call(CALL, deadline, () -> client.getItem(read));
      return response.hasItem() ? ReplayOutcome.REPLAYED : first(response.consumedCapacity());
    } catch (SdkException | TimeoutException e) {
      return ReplayOutcome.UNAVAILABLE;
    }
  }

  @Override
  public ReplayOutcome consume(TokenUse use, Deadline deadline) {
    AttributeValue nonce =
        AttributeValue.fromS(new UUID(random.nextLong(), random.nextLong()).toString());
    PutItemRequest write =
        PutItemRequest.builder()
            .tableName(table)
            .item(ReplayRow.of(use).item(nonce))
            .conditionExpression("attribute_not_exists(" + ReplayRow.ID + ")")
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .build();
    try {
      return first(
          BoundedSdkHttpClient.call(CALL, deadline, () -> client.putItem(write))
              .consumedCapacity());
    } catch (ConditionalCheckFailedException e) {
      // If the response to an attempt is lost, the SDK's next attempt meets the row of this write.
      return nonce.equals(e.item().get(ReplayRow.NONCE))
          ? ReplayOutcome.FIRST
          : ReplayOutcome.REPLAYED;
    } catch (SdkException | TimeoutException e) {
      return ReplayOutcome.UNAVAILABLE;
    }
  }

  /** The SDK accepts any empty 2xx response, but only DynamoDB reports what the call consumed. */
  private static ReplayOutcome first(@Nullable ConsumedCapacity consumed) {
    return consumed == null ? ReplayOutcome.UNAVAILABLE : ReplayOutcome.FIRST;
  }
}
