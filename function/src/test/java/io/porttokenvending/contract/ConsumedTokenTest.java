package io.porttokenvending.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.FakeDynamoDb;
import io.porttokenvending.testing.Reply;
import io.porttokenvending.testing.WithWorld;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Upstream calls of a token that was already exchanged. */
class ConsumedTokenTest extends WithWorld {
  private static final String READ = "DynamoDB_20120810.GetItem";
  private static final String WRITE = "DynamoDB_20120810.PutItem";

  private FakeDynamoDb table;
  private String token;

  @BeforeEach
  void consumeToken() {
    table = world.usedTokens();
    token = world.sign(world.job());
    assertEquals(200, send().status());
    assertEquals(List.of(READ, WRITE), operations());
    forgetCalls();
  }

  @Test
  void consumedToken_atFiveNewInstances_causesNoExchange() {
    for (int i = 0; i < 5; i++) {
      newInstance("5m");
      assertReplayed(send());
    }
    assertEquals(List.of(READ, READ, READ, READ, READ), operations());
    assertEquals(List.of(), world.port().calls());
  }

  @Test
  void consumedToken_atAnInstanceThatHoldsAll_isRejectedByTheWrite() {
    assertReplayed(send());
    assertEquals(List.of(WRITE), operations());
  }

  @Test
  void consumedToken_headerSecretNotCached_isReplayed() {
    BehindPortkey.reset(world);
    table = world.usedTokens();
    world.setting("CREDENTIALS_TTL", "0s");
    token = world.sign(world.job());
    assertEquals(200, send().status());
    forgetCalls();

    assertReplayed(send());
    assertEquals(List.of(READ), operations());
    assertEquals(List.of(), world.port().calls());
  }

  @Test
  void freshToken_withFullCaches_isOneWrite() {
    token = world.sign(world.job());
    assertEquals(200, send().status());
    assertEquals(List.of(WRITE), operations());
  }

  /** The gateway generates the id, but a caller of another front end may choose it. */
  @Test
  void consumedToken_withTheSameRequestId_isReplayed() {
    String other = world.sign(world.job());
    assertEquals(200, world.send(world.bearing(other).requestId("same")).status());
    assertReplayed(world.send(world.bearing(other).requestId("same")));
    newInstance("5m");
    assertReplayed(world.send(world.bearing(other).requestId("same")));
  }

  @Test
  void tableUnavailableForTheRead_isNoGrantAndCausesNoExchange() {
    newInstance("5m");
    token = world.sign(world.job());
    table.answerWith(call -> Optional.of(Reply.of(400)));
    assertEquals("replay_store_unavailable", send().code());
    assertEquals(List.of(), world.port().calls());

    table.answerAsUsual();
    assertEquals(200, send().status());
  }

  private Answer send() {
    return world.send(world.bearing(token));
  }

  private static void assertReplayed(Answer answer) {
    assertEquals(409, answer.status());
    assertEquals("token_replayed", answer.code());
  }

  private void newInstance(String credentialsTtl) {
    world.setting("CREDENTIALS_TTL", credentialsTtl);
  }

  private void forgetCalls() {
    List.of(table, world.secrets(), world.port()).forEach(fake -> fake.forgetCalls());
  }

  private List<String> operations() {
    return table.calls().stream().map(call -> call.header("x-amz-target").orElseThrow()).toList();
  }
}
