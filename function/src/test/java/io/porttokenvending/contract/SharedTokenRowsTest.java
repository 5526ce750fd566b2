package io.porttokenvending.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.Call;
import io.porttokenvending.testing.FakeDynamoDb;
import io.porttokenvending.testing.Reply;
import io.porttokenvending.testing.WithWorld;
import io.porttokenvending.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The function with its table of shared tokens, which is that of the replay check by default. */
class SharedTokenRowsTest extends WithWorld {
  private static final String OWN_TABLE = "port-tokens";

  private FakeDynamoDb table;

  /** Loading classes must not count against the limit of the first call to the table. */
  @BeforeEach
  void createTable() {
    world.usedAndSharedTokens();
    send();
    world.port().forgetCalls();
    table = world.usedAndSharedTokens();
  }

  private Answer send() {
    return world.send(world.request());
  }

  private String tokenSource() {
    Answer answer = send();
    assertEquals(200, answer.status(), answer::text);
    return answer.line().path("token_source").asText();
  }

  private int exchanges() {
    return world.port().calls("/v1/auth/access_token").size();
  }

  private List<JsonNode> tokenRows(String name) {
    return table.items(name).stream().filter(SharedTokenRowsTest::isTokenRow).toList();
  }

  private static boolean isTokenRow(JsonNode item) {
    return item.at("/id/S").asText().startsWith("token#");
  }

  private static boolean isTokenCall(Call call) {
    JsonNode request = Answer.json(call.text());
    return isTokenRow(request.path("Item")) || isTokenRow(request.path("Key"));
  }

  private void answerTokenRows(Predicate<Call> calls, Reply reply) {
    table.answerWith(
        call -> isTokenCall(call) && calls.test(call) ? Optional.of(reply) : Optional.empty());
  }

  @Test
  void auditLine_namesTheSourceOfTheToken() {
    assertEquals("exchanged", tokenSource());
    assertEquals("held", tokenSource());
    world.newInstance();
    assertEquals("shared", tokenSource());
    assertEquals(1, exchanges());
    assertEquals(1, tokenRows(World.USED_TOKENS).size());
  }

  @Test
  void refusalBeforePort_hasNoSourceOfAToken() {
    Answer answer = world.send(world.anonymous());
    assertTrue(answer.line().path("token_source").isNull());
  }

  @Test
  void tokenTableOff_isNotUsed() {
    world.setting("TOKEN_TABLE", "off");
    assertEquals("exchanged", tokenSource());
    world.newInstance();
    assertEquals("exchanged", tokenSource());
    assertEquals(List.of(), tokenRows(World.USED_TOKENS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", World.USED_TOKENS})
  void tableOfItsOwn_isUsedInstead(String replayTable) {
    table.createTable(OWN_TABLE);
    world.setting("REPLAY_TABLE", replayTable);
    world.setting("TOKEN_TABLE", OWN_TABLE);
    assertEquals("exchanged", tokenSource());
    world.newInstance();
    assertEquals("shared", tokenSource());
    assertEquals(1, tokenRows(OWN_TABLE).size());
    assertEquals(List.of(), tokenRows(World.USED_TOKENS));
  }

  @Test
  void rotation_equalValue_abandonsTheRowWithinTheTtl() {
    tokenSource();
    world.rotate("Hj5gR1tVk0eWn6uMs2oQy8xZaB3cD7fL9pIwEhJqTkUvNrSm", true);
    world.pass(Duration.ofMinutes(5));

    assertEquals("exchanged", tokenSource());
    world.newInstance();
    assertEquals("shared", tokenSource());
    assertEquals(2, exchanges());
    assertEquals(2, tokenRows(World.USED_TOKENS).size());
  }

  static List<Reply> faults() {
    return List.of(
        Reply.of(500),
        Reply.noAnswer(),
        Reply.of(200),
        Reply.json(200, "{\"ConsumedCapacity\": 7"),
        Reply.of(200).after(Duration.ofHours(1)),
        FakeDynamoDb.refusal("AccessDeniedException"),
        FakeDynamoDb.refusal("ResourceNotFoundException"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void faultOfTokenRows_neverRejects(Reply fault) {
    answerTokenRows(call -> true, fault);
    assertEquals("exchanged", tokenSource());
    assertEquals(1, exchanges());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void faultOfWrites_neverRejects(Reply fault) {
    answerTokenRows(call -> call.header("x-amz-target").orElseThrow().endsWith("PutItem"), fault);
    assertEquals("exchanged", tokenSource());
    assertEquals(1, exchanges());
  }

  @Test
  void rowOfAnotherApplication_isReplaced() {
    tokenSource();
    JsonNode row = tokenRows(World.USED_TOKENS).getFirst();
    String foreign = "{\"id\": %s, \"rev\": {\"N\": \"7\"}}".formatted(row.path("id"));
    world.newInstance();
    table.put(World.USED_TOKENS, Answer.json(foreign));

    assertEquals("exchanged", tokenSource());
    world.newInstance();
    assertEquals("shared", tokenSource());
  }

  /** Section 6 applies: the replay check comes first. */
  @Test
  void unreachableTable_isReplayStoreUnavailableWithoutPort() {
    table.answerWith(call -> Optional.of(Reply.of(400)));

    assertEquals("replay_store_unavailable", send().code());
    assertEquals(0, exchanges());
  }

  @Test
  void consumedToken_readsNoTokenRow() {
    String token = world.sign(world.job());
    assertEquals(200, world.send(world.bearing(token)).status());
    world.newInstance();
    table.forgetCalls();

    assertEquals("token_replayed", world.send(world.bearing(token)).code());
    assertEquals(
        List.of(), table.calls().stream().filter(SharedTokenRowsTest::isTokenCall).toList());
  }

  @Test
  void rows_containNoSecretAndExpire() {
    tokenSource();
    JsonNode row = tokenRows(World.USED_TOKENS).getFirst();
    assertEquals(
        List.of("data", "expires_at", "id", "leased", "rev", "v"),
        row.properties().stream().map(member -> member.getKey()).sorted().toList());
    long expiresAt = Long.parseLong(row.at("/expires_at/N").asText());
    assertTrue(expiresAt > world.now().plus(Duration.ofHours(3)).getEpochSecond());
    assertTrue(expiresAt < world.now().plus(Duration.ofHours(5)).getEpochSecond());
  }
}
