package io.porttokenvending.aws;

import static io.porttokenvending.exchange.ReplayOutcome.FIRST;
import static io.porttokenvending.exchange.ReplayOutcome.REPLAYED;
import static io.porttokenvending.exchange.ReplayOutcome.UNAVAILABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.exchange.ReplayOutcome;
import io.porttokenvending.testing.Call;
import io.porttokenvending.testing.FakeDynamoDb;
import io.porttokenvending.testing.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guard makes of each answer. */
class ReplayTableTest {
  private FakeDynamoDb fake;

  @BeforeEach
  void start() throws IOException {
    fake = FakeDynamoDb.start();
    fake.createTable(Guards.TABLE);
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  private ReplayOutcome firstUse() {
    return Guards.firstUse(fake.uri(), Duration.ofSeconds(30));
  }

  @Test
  void firstUse_tokenOfNoRow_isOneConditionalWrite() {
    assertEquals(FIRST, firstUse());
    assertEquals(1, fake.calls().size());
    Call call = fake.calls().getFirst();
    assertEquals("POST /", call.toString());
    assertEquals("DynamoDB_20120810.PutItem", call.header("X-Amz-Target").orElseThrow());
    assertEquals("application/x-amz-json-1.0", call.header("Content-Type").orElseThrow());
    assertEquals(
        """
        {"TableName":"used-tokens","Item":{\
        "id":{"S":"511d013ff4fa4ccd14f8a24115b8414d3f509e7ba39989dda75975251a0e87f0"},\
        "expires_at":{"N":"1795176660"},"request_id":{"S":"request-1"}},\
        "ConditionExpression":"attribute_not_exists(id)",\
        "ReturnValuesOnConditionCheckFailure":"ALL_OLD"}\
        """,
        call.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ", \"Item\": null",
        ", \"Item\": {}",
        ", \"Item\": {\"id\": {\"S\": \"request-1\"}}",
        ", \"Item\": {\"request_id\": {\"S\": \"request-10\"}}",
        ", \"Item\": {\"request_id\": {\"S\": \"\"}}",
        ", \"Item\": {\"request_id\": {\"N\": \"request-1\"}}",
        ", \"Item\": {\"request_id\": \"request-1\"}"
      })
  void firstUse_rowThatIsNotShownToBeOurs_isReplayed(String item) {
    fake.answerNext(json(400, "{\"__type\": \"x#ConditionalCheckFailedException\"" + item + "}"));
    assertEquals(REPLAYED, firstUse());
    assertEquals(1, fake.calls().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AccessDeniedException",
        "ResourceNotFoundException",
        "ExpiredTokenException",
        "UnrecognizedClientException",
        "InvalidSignatureException",
        "ValidationException",
        "SomethingNewException"
      })
  void firstUse_refusedForGood_isUnavailableAtOnce(String type) {
    fake.answerNext(FakeDynamoDb.refusal(type));
    assertEquals(UNAVAILABLE, firstUse());
    assertEquals(1, fake.calls().size());
    assertEquals(List.of(), fake.items(Guards.TABLE));
  }

  @Test
  void firstUse_tableIsNotThere_isUnavailable() throws IOException {
    try (FakeDynamoDb empty = FakeDynamoDb.start()) {
      assertEquals(UNAVAILABLE, Guards.firstUse(empty.uri(), Duration.ofSeconds(30)));
    }
  }

  static Stream<Reply> unreadable() {
    return Stream.of(
        Reply.of(200),
        json(200, "[]"),
        json(200, "\"\""),
        json(200, "{\"Attributes\": {"),
        json(200, "{} {}"),
        json(200, "{\"__type\": \"SomethingNewException\"}"),
        Reply.of(200, "text/html", "<html>"),
        json(200, " ".repeat(100_000) + "{}"),
        json(201, "{}"),
        Reply.of(204),
        json(400, "{}"),
        json(413, "{\"__type\": \"ThrottlingException\"}"),
        json(404, "{\"__type\": \"ConditionalCheckFailedException\"}"));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void firstUse_answerThatIsNoneOfDynamoDbs_isUnavailableAtOnce(Reply reply) {
    fake.answerNext(reply);
    assertEquals(UNAVAILABLE, firstUse());
    assertEquals(1, fake.calls().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void firstUse_redirected_isUnavailableAndNotFollowed(int status) throws IOException {
    try (FakeDynamoDb other = FakeDynamoDb.start()) {
      other.createTable(Guards.TABLE);
      fake.answerNext(json(status, "{}").header("Location", other.uri() + "/"));
      assertEquals(UNAVAILABLE, firstUse());
      assertTrue(other.calls().isEmpty());
    }
  }

  static Stream<Reply> passing() {
    return Stream.of(
        FakeDynamoDb.refusal("ProvisionedThroughputExceededException"),
        FakeDynamoDb.refusal("RequestLimitExceeded"),
        FakeDynamoDb.refusal("ThrottlingException"),
        FakeDynamoDb.refusal("Throttling"),
        Reply.of(429),
        json(500, "{\"__type\": \"InternalServerError\"}"),
        json(500, "{\"__type\": \"ConditionalCheckFailedException\"}"),
        Reply.of(502, "text/html", "<html>"),
        Reply.of(503, "text/html", " ".repeat(100_000)),
        Reply.of(504),
        Reply.noAnswer(),
        json(200, "{}").cutShort());
  }

  @ParameterizedTest
  @MethodSource("passing")
  void firstUse_faultThatPasses_isFirstAfterTheSameWriteAgain(Reply reply) {
    fake.answerNext(reply, reply);
    assertEquals(FIRST, firstUse());
    assertEquals(3, fake.calls().size());
    assertEquals(1, fake.calls().stream().map(Call::text).distinct().count());
  }

  @ParameterizedTest
  @MethodSource("passing")
  void firstUse_faultThatLasts_isUnavailableAfterTwoRetriesAndWellAtOnceAfterIt(Reply reply) {
    fake.answerWith(_ -> Optional.of(reply));
    assertEquals(UNAVAILABLE, firstUse());
    assertEquals(3, fake.calls().size());
    fake.answerAsUsual();
    assertEquals(FIRST, firstUse());
    assertEquals(4, fake.calls().size());
  }

  private static Reply json(int status, String body) {
    return Reply.of(status, "application/x-amz-json-1.0", body);
  }
}
