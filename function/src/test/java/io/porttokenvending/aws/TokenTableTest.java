package io.porttokenvending.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.exchange.SharedRow;
import io.porttokenvending.exchange.SharedRows.Reading;
import io.porttokenvending.exchange.SharedRows.Writing;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.AwsSignature;
import io.porttokenvending.testing.Call;
import io.porttokenvending.testing.FakeDynamoDb;
import io.porttokenvending.testing.Reply;
import io.porttokenvending.timing.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Requests of the table, and what each response means. */
class TokenTableTest {
  private static final String TABLE = "shared-tokens";
  private static final Duration AMPLE = Duration.ofSeconds(30);
  private static final SharedRow ABSENT = row("");
  private static final SharedRow ROW = row("r-1");

  private FakeDynamoDb fake;
  private TokenTable table;

  @BeforeEach
  void start() throws IOException {
    fake = FakeDynamoDb.start();
    fake.createTable(TABLE);
    table = new TokenTable(client(), TABLE, AMPLE);
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  private DynamoDbClient client() {
    return TestCredentials.clients(TestCredentials.CREDENTIALS)
        .dynamoDbWithoutRetries(Optional.of(fake.uri()));
  }

  private static SharedRow row(String revision) {
    return new SharedRow(
        "token#1", 1, revision, true, new byte[] {1, 2, 3}, Instant.ofEpochSecond(1_900_000_000));
  }

  private Reading read() {
    return table.read("token#1", Deadline.in(AMPLE));
  }

  private Writing write(SharedRow row, SharedRow replaced) {
    return table.write(row, replaced, Deadline.in(AMPLE));
  }

  private SharedRow readItem(String attributes) {
    fake.answerNext(
        Reply.of(
            200,
            "application/x-amz-json-1.0",
            "{\"ConsumedCapacity\": {\"CapacityUnits\": 1.0}, \"Item\": {" + attributes + "}}"));
    return assertInstanceOf(Reading.Read.class, read()).row();
  }

  @Test
  void read_isOneSignedConsistentRead() {
    read();
    Call call = fake.calls().getFirst();
    assertEquals("DynamoDB_20120810.GetItem", call.header("X-Amz-Target").orElseThrow());
    assertTrue(AwsSignature.isGood(call, TestCredentials.KEY));
    assertEquals(
        Answer.json(
            """
            {"TableName": "shared-tokens", "Key": {"id": {"S": "token#1"}},
             "ConsistentRead": true, "ReturnConsumedCapacity": "TOTAL"}
            """),
        Answer.json(call.text()));
  }

  @Test
  void write_isOneSignedConditionalWrite() {
    assertEquals(Writing.WRITTEN, write(ROW, ABSENT));
    Call call = fake.calls().getFirst();
    assertEquals("DynamoDB_20120810.PutItem", call.header("X-Amz-Target").orElseThrow());
    assertTrue(AwsSignature.isGood(call, TestCredentials.KEY));
    JsonNode request = Answer.json(call.text());
    assertEquals(
        Answer.json(
            """
            {"id": {"S": "token#1"}, "v": {"N": "1"}, "rev": {"S": "r-1"},
             "leased": {"BOOL": true}, "data": {"B": "AQID"}, "expires_at": {"N": "1900000000"}}
            """),
        request.path("Item"));
    assertEquals(
        "attribute_not_exists(rev) OR NOT attribute_type(rev, :type)",
        request.path("ConditionExpression").textValue());

    assertEquals(Writing.WRITTEN, write(row("r-2"), ROW));
    request = Answer.json(fake.calls().getLast().text());
    assertEquals("rev = :seen", request.path("ConditionExpression").textValue());
    assertEquals("r-1", request.at("/ExpressionAttributeValues/:seen/S").textValue());
    assertEquals(2, fake.calls().size());
  }

  @Test
  void attributesOfOtherTypes_countAsAbsent() {
    SharedRow row =
        readItem(
            """
            "id": {"S": "token#1"}, "v": {"S": "1"}, "rev": {"N": "1"}, "leased": {"S": "true"},
            "data": {"S": "AQID"}, "expires_at": {"BOOL": true}\
            """);
    assertEquals(0, row.version());
    assertEquals("", row.revision());
    assertFalse(row.leased());
    assertEquals(0, row.data().length);
    assertEquals(Instant.EPOCH, row.expiresAt());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"4294967297", "1.0", "-1", "1e0", "10000000000000000000000000000000000001"})
  void version_beyondItsRange_isUnknown(String version) {
    int read = readItem("\"v\": {\"N\": \"" + version + "\"}").version();
    assertTrue(read == 0 || read == Integer.MAX_VALUE, () -> version + ": " + read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ProvisionedThroughputExceededException",
        "ThrottlingException",
        "RequestLimitExceeded"
      })
  void throttledCall_isNotRepeated(String type) {
    fake.answerNext(FakeDynamoDb.refusal(type));
    assertEquals(new Reading.Throttled(), read());
    fake.answerNext(FakeDynamoDb.refusal(type));
    assertEquals(Writing.THROTTLED, write(ROW, ABSENT));
    assertEquals(2, fake.calls().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ResourceNotFoundException",
        "AccessDeniedException",
        "ExpiredTokenException",
        "InternalServerError",
        "SomethingNewException"
      })
  void otherRefusal_isAFailure(String type) {
    fake.answerNext(FakeDynamoDb.refusal(type));
    assertEquals(new Reading.Failed(), read());
    fake.answerNext(FakeDynamoDb.refusal(type));
    assertEquals(Writing.FAILED, write(ROW, ABSENT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "<html>", "{\"Item\": {\"rev\": {\"S\": \"r-1\"}}}"})
  void responseThatIsNotDynamoDbs_isAFailure(String body) {
    fake.answerWith(_ -> Optional.of(Reply.of(200, "application/x-amz-json-1.0", body)));
    assertEquals(new Reading.Failed(), read());
    assertEquals(Writing.FAILED, write(ROW, ABSENT));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 403, 500, 503})
  void statusWithoutAnErrorType_isAFailure(int status) {
    fake.answerWith(_ -> Optional.of(Reply.of(status)));
    assertEquals(new Reading.Failed(), read());
    assertEquals(Writing.FAILED, write(ROW, ABSENT));
  }

  @Test
  void brokenConnection_isFollowedByOneAttempt() {
    fake.answerNext(Reply.noAnswer());
    assertInstanceOf(Reading.Read.class, read());
    assertEquals(2, fake.calls().size());

    fake.answerNext(Reply.noAnswer(), Reply.noAnswer());
    assertEquals(new Reading.Failed(), read());
    assertEquals(4, fake.calls().size());
  }

  /** Far less than the limits of other calls, which would leave no time for an exchange. */
  @Test
  void hangingTable_isAFailureAfter300Milliseconds() {
    TokenTable limited = new TokenTable(client(), TABLE);
    assertEquals(Duration.ofMillis(300), limited.limit());
    fake.answerWith(_ -> Optional.of(Reply.of(200).after(Duration.ofHours(1))));
    Deadline deadline = Deadline.in(Duration.ofMinutes(1));

    assertEquals(new Reading.Failed(), limited.read("token#1", deadline));
    assertEquals(Writing.FAILED, limited.write(ROW, ABSENT, deadline));

    assertTrue(deadline.remaining().compareTo(Duration.ofSeconds(56)) > 0);
  }

  @Test
  void deadlineThatHasPassed_isAFailureWithoutACall() {
    assertEquals(new Reading.Failed(), table.read("token#1", Deadline.in(Duration.ZERO)));
    assertTrue(fake.calls().isEmpty());
  }
}
