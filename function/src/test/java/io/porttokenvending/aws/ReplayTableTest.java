package io.porttokenvending.aws;

import static io.porttokenvending.exchange.ReplayOutcome.FIRST;
import static io.porttokenvending.exchange.ReplayOutcome.REPLAYED;
import static io.porttokenvending.exchange.ReplayOutcome.UNAVAILABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.exchange.ReplayOutcome;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.AwsSignature;
import io.porttokenvending.testing.Call;
import io.porttokenvending.testing.FakeDynamoDb;
import io.porttokenvending.testing.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guard makes of each answer. */
class ReplayTableTest extends ReplayTableFixture {
  private ReplayOutcome consume() {
    return consume(fake.uri(), Duration.ofSeconds(30));
  }

  private ReplayOutcome check() {
    return check(fake.uri(), Duration.ofSeconds(30));
  }

  @Test
  void consume_tokenWithoutRow_isOneSignedConditionalWrite() {
    assertEquals(FIRST, consume());
    assertEquals(1, fake.calls().size());
    Call call = fake.calls().getFirst();
    JsonNode request = Answer.json(call.text());
    assertEquals("POST /", call.toString());
    assertEquals("DynamoDB_20120810.PutItem", call.header("X-Amz-Target").orElseThrow());
    assertEquals("application/x-amz-json-1.0", call.header("Content-Type").orElseThrow());
    assertTrue(AwsSignature.isGood(call, TestCredentials.KEY));
    assertEquals("attribute_not_exists(id)", request.path("ConditionExpression").textValue());
    assertEquals("ALL_OLD", request.path("ReturnValuesOnConditionCheckFailure").textValue());
    JsonNode item = request.path("Item");
    assertEquals(
        Answer.json(
            """
            {"id": {"S": "511d013ff4fa4ccd14f8a24115b8414d3f509e7ba39989dda75975251a0e87f0"},
             "expires_at": {"N": "1795176660"},
             "nonce": {"S": "%s"}}
            """
                .formatted(nonce(item))),
        item);
  }

  @Test
  void check_isOneSignedConsistentRead() {
    assertEquals(FIRST, check());
    assertEquals(1, fake.calls().size());
    Call call = fake.calls().getFirst();
    JsonNode request = Answer.json(call.text());
    assertEquals("DynamoDB_20120810.GetItem", call.header("X-Amz-Target").orElseThrow());
    assertTrue(AwsSignature.isGood(call, TestCredentials.KEY));
    assertTrue(request.path("ConsistentRead").booleanValue());
    assertEquals(TABLE, request.path("TableName").textValue());
    assertEquals(
        Answer.json(
            "{\"id\": {\"S\":"
                + " \"511d013ff4fa4ccd14f8a24115b8414d3f509e7ba39989dda75975251a0e87f0\"}}"),
        request.path("Key"));
  }

  /** It decides whether a write is a replay, so that no two invocations may share it. */
  @Test
  void nonce_ofEachInvocation_isAnother() {
    Set<String> nonces = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      consume();
    }
    for (Call call : fake.calls()) {
      nonces.add(nonce(Answer.json(call.text()).path("Item")));
    }
    assertEquals(100, nonces.size());
  }

  private static String nonce(JsonNode item) {
    return UUID.fromString(item.path("nonce").path("S").textValue()).toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ", \"Item\": null",
        ", \"Item\": {}",
        ", \"Item\": {\"id\": {\"S\": \"{nonce}\"}}",
        ", \"Item\": {\"request_id\": {\"S\": \"{nonce}\"}}",
        ", \"Item\": {\"nonce\": {\"S\": \"{nonce}0\"}}",
        ", \"Item\": {\"nonce\": {\"S\": \"\"}}",
        ", \"Item\": {\"nonce\": {\"N\": \"{nonce}\"}}",
        ", \"Item\": {\"nonce\": {\"SS\": [\"{nonce}\"]}}"
      })
  void consume_rowThatIsNotShownToBeOurs_isReplayed(String item) {
    assertEquals(REPLAYED, consumeWhereRowIs(item));
    assertEquals(1, fake.calls().size());
  }

  @Test
  void consume_rowWithTheNonceOfThisWrite_isFirst() {
    assertEquals(FIRST, consumeWhereRowIs(", \"Item\": {\"nonce\": {\"S\": \"{nonce}\"}}"));
  }

  /** The table rejects the write and shows this item, which may quote the write's nonce. */
  private ReplayOutcome consumeWhereRowIs(String item) {
    fake.answerWith(call -> {
      String written = nonce(Answer.json(call.text()).path("Item"));
      String type = "{\"__type\": \"x#ConditionalCheckFailedException\"";
      return Optional.of(json(400, type + item.replace("{nonce}", written) + "}"));
    });
    return consume();
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
  void table_thatRejectsTheCall_isUnavailableAtOnce(String type) {
    fake.answerNext(FakeDynamoDb.refusal(type), FakeDynamoDb.refusal(type));
    assertEquals(UNAVAILABLE, check());
    assertEquals(UNAVAILABLE, consume());
    assertEquals(2, fake.calls().size());
    assertEquals(List.of(), fake.items(TABLE));
  }

  @Test
  void table_thatDoesNotExist_isUnavailable() throws IOException {
    try (FakeDynamoDb empty = FakeDynamoDb.start()) {
      assertEquals(UNAVAILABLE, consume(empty.uri(), Duration.ofSeconds(30)));
    }
  }

  static Stream<Reply> unreadable() {
    return Stream.of(
        Reply.of(200),
        json(200, "{}"),
        json(200, "[]"),
        json(200, "\"\""),
        json(200, "{\"Attributes\": {"),
        json(200, "{\"__type\": \"SomethingNewException\"}"),
        Reply.of(200, "text/html", "<html>"),
        json(200, "{\"ConsumedCapacity\": null}"),
        json(201, "{}"),
        Reply.of(204),
        json(400, "{}"));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void response_thatIsNotDynamoDbs_isUnavailable(Reply reply) {
    fake.answerWith(_ -> Optional.of(reply));
    assertEquals(UNAVAILABLE, check());
    assertEquals(UNAVAILABLE, consume());
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void redirect_isUnavailableAndNotFollowed(int status) throws IOException {
    try (FakeDynamoDb other = FakeDynamoDb.start()) {
      other.createTable(TABLE);
      fake.answerNext(json(status, "{}").header("Location", other.uri() + "/"));
      assertEquals(UNAVAILABLE, consume());
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
        Reply.of(502, "text/html", "<html>"),
        Reply.of(503, "text/html", "<html>" + " ".repeat(100_000)),
        Reply.of(504),
        Reply.noAnswer(),
        json(200, "{\"ConsumedCapacity\": {}}").cutShort());
  }

  @ParameterizedTest
  @MethodSource("passing")
  void fault_thatPasses_isRetriedWithTheSameRequest(Reply reply) {
    fake.answerNext(reply, reply);
    assertEquals(FIRST, consume());
    assertEquals(3, fake.calls().size());
    assertEquals(1, fake.calls().stream().map(Call::text).distinct().count());
  }

  @Test
  void check_faultThatPasses_isRetried() {
    consume();
    fake.answerNext(Reply.of(503), Reply.noAnswer());
    assertEquals(REPLAYED, check());
  }

  static Stream<Reply> lasting() {
    return Stream.of(FakeDynamoDb.refusal("ThrottlingException"), Reply.of(503), Reply.noAnswer());
  }

  @ParameterizedTest
  @MethodSource("lasting")
  void fault_thatLasts_isUnavailableUntilItEnds(Reply reply) {
    fake.answerWith(_ -> Optional.of(reply));
    assertEquals(UNAVAILABLE, consume());
    assertEquals(3, fake.calls().size());
    fake.answerAsUsual();
    assertEquals(FIRST, consume());
    assertEquals(4, fake.calls().size());
  }

  private static Reply json(int status, String body) {
    return Reply.of(status, "application/x-amz-json-1.0", body);
  }
}
