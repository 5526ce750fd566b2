package io.porttokenvending.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.aws.SdkClients;
import io.porttokenvending.aws.TokenTable;
import io.porttokenvending.exchange.PortCredentials;
import io.porttokenvending.exchange.PortTokenResult;
import io.porttokenvending.exchange.TokenSource;
import io.porttokenvending.http.HttpOutcome;
import io.porttokenvending.port.HttpSender;
import io.porttokenvending.port.PortTokenCache;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.testing.FakeDynamoDb;
import io.porttokenvending.testing.World;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.trust.PortSettings;
import io.porttokenvending.trust.PortSettings.PortExchange;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Fifty cold instances that need one token at the same moment, over DynamoDB's protocol. */
class ColdInstancesTest {
  private static final int INSTANCES = 50;
  private static final String TABLE = "shared-tokens";

  private static final PortCredentials CREDENTIALS =
      new PortCredentials(
          "reader", "arn", "v1", Secret.of("id"), Secret.of("a-client-secret-of-32-bytes-or-more"));

  private static final PortSettings SETTINGS =
      new PortSettings(
          URI.create("https://api.port.io"),
          URI.create("https://mcp.port.io/v1"),
          "reader",
          PortExchange.REST,
          Duration.ofMinutes(1));

  private final CountDownLatch readsAndLease = new CountDownLatch(INSTANCES + 1);
  private final AtomicInteger exchanges = new AtomicInteger();

  @Test
  void fiftyColdInstances_makeOneExchange() throws Exception {
    try (FakeDynamoDb dynamoDb = FakeDynamoDb.start();
        ExecutorService threads = Executors.newFixedThreadPool(INSTANCES)) {
      dynamoDb.createTable(TABLE);
      dynamoDb.answerWith(call -> {
        readsAndLease.countDown();
        return Optional.empty();
      });
      List<Future<PortTokenResult>> results = new ArrayList<>();
      for (int i = 0; i < INSTANCES; i++) {
        PortTokenCache instance = instance(dynamoDb.uri());
        results.add(
            threads.submit(() ->
                instance.tokenFor(CREDENTIALS, SETTINGS, Deadline.in(Duration.ofMinutes(1)))));
      }
      Map<TokenSource, Integer> sources = new EnumMap<>(TokenSource.class);
      for (Future<PortTokenResult> result : results) {
        var token = assertInstanceOf(PortTokenResult.Token.class, result.get());
        assertEquals("port-token", token.token().value().reveal());
        sources.merge(token.source(), 1, Integer::sum);
      }
      assertEquals(1, exchanges.get());
      assertEquals(Map.of(TokenSource.EXCHANGED, 1, TokenSource.SHARED, INSTANCES - 1), sources);
      assertEquals(1, dynamoDb.items(TABLE).size());
    }
  }

  /** Fifty instances in one process are slower than fifty processes, so the limit is a wide one. */
  private PortTokenCache instance(URI dynamoDb) {
    SdkClients clients = new SdkClients("eu-west-1", World.AWS);
    TokenTable table =
        new TokenTable(
            clients.dynamoDbWithoutRetries(Optional.of(dynamoDb)), TABLE, Duration.ofMinutes(1));
    HttpSender port =
        (call, deadline) -> {
          exchanges.incrementAndGet();
          awaitAllInstances();
          return new HttpOutcome.Answer(
              200,
              Map.of(),
              "{\"accessToken\":\"port-token\",\"tokenType\":\"Bearer\",\"expiresIn\":10800}"
                  .getBytes(UTF_8));
        };
    return new PortTokenCache(port, Optional.of(table), InstantSource.system(), new SecureRandom());
  }

  /** Port is slow, so that every instance has looked at the table before there is a result. */
  private void awaitAllInstances() {
    try {
      assertTrue(readsAndLease.await(5, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
