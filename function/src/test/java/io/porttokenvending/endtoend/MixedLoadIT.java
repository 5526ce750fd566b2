package io.porttokenvending.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.Call;
import io.porttokenvending.testing.Fake;
import io.porttokenvending.testing.FakeDynamoDb;
import io.porttokenvending.testing.FakeGitHub;
import io.porttokenvending.testing.Soak;
import io.porttokenvending.testing.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One instance of the packaged function, to which strangers send ten times as much as jobs do. */
class MixedLoadIT {
  private static final long SEED = 20261120;

  /** Hostile requests for each genuine one. */
  private static final int HOSTILE_PER_GENUINE = 10;

  /** However many key ids are invented meanwhile. */
  private static final Duration BETWEEN_KEY_FETCHES = Duration.ofSeconds(30);

  /** In full size, a leak of 60 bytes per request exceeds this; in the reduced size, one of 400. */
  private static final long SLACK_BYTES = 512 * 1024;

  @TempDir private Path folder;

  private final int genuine = Soak.size("Genuine requests of the mixed load", 160, 1_000);
  private final int hostile = genuine * HOSTILE_PER_GENUINE;
  private final Random random = new Random(SEED);
  private final List<String> usedTokens = new ArrayList<>();
  private final LoadStatistics tally = new LoadStatistics();

  @Test
  void jobsAmongStrangers_areAllGranted_andStrangersCostNothing() throws IOException {
    try (World world = World.start();
        FakeGitHub elsewhere = FakeGitHub.start()) {
      FakeDynamoDb table = world.usedTokens();
      world.setting("CREDENTIALS_TTL", "1h");
      world.port().clock(InstantSource.system());
      Instant began = Instant.now();
      try (var function = PackagedFunction.start(folder, world.environment())) {
        assertInstanceOf(RuntimeApi.Result.Answer.class, function.startResult());
        run(world, new HostileTokens(world.gitHub(), elsewhere.uri(), random), function);
        assertEquals(genuine + hostile, auditLines(function));
      }
      long halfMinutes = Duration.between(began, Instant.now()).dividedBy(BETWEEN_KEY_FETCHES);

      assertEquals(genuine, tally.count("granted"));
      assertTrue(tally.growth() < SLACK_BYTES, () -> "grew by " + tally.growth() + " bytes");
      // The first request fetches Port's token, so that the table is read before.
      assertEquals(1, operations(table, "GetItem"));
      int writes = operations(table, "PutItem");
      assertEquals(genuine + tally.count("token_replayed"), writes);
      assertEquals(genuine, table.items(World.USED_TOKENS).size());
      assertEquals(1, world.secrets().calls().size());
      assertEquals(1, posts(world.port()).size());
      assertEquals(0, elsewhere.calls().size());
      int keyFetches = world.gitHub().calls().size();
      assertTrue(keyFetches <= 2 + halfMinutes, () -> keyFetches + " key fetches");
      tally.print(keyFetches, writes);
    }
  }

  private void run(World world, HostileTokens tokens, PackagedFunction function)
      throws IOException {
    HostileRequests strangers = new HostileRequests(tokens, this::usedToken, random);
    List<HostileKind> plan = plan();
    for (int i = 0; i < plan.size(); i++) {
      if (i % HOSTILE_PER_GENUINE == 0) {
        sendGenuine(world, function);
      }
      if (i % (plan.size() / 5) == 0) {
        tally.heap(LiveHeap.bytes(function.processId()));
      }
      HostileKind kind = plan.get(i);
      assertEquals(kind.code(), function.code(strangers.event(kind)), kind::name);
      tally.add(kind.code());
    }
    tally.heap(LiveHeap.bytes(function.processId()));
  }

  /** As much of each kind as of any other, shuffled. */
  private List<HostileKind> plan() {
    HostileKind[] kinds = HostileKind.values();
    List<HostileKind> plan = new ArrayList<>();
    for (int i = 0; i < hostile; i++) {
      plan.add(kinds[i % kinds.length]);
    }
    Collections.shuffle(plan, random);
    return plan;
  }

  private void sendGenuine(World world, PackagedFunction function) {
    String token = world.gitHub().tokens().pushToMain().sign(Instant.now(), World.AUDIENCE);
    byte[] event = HostileRequests.bearing(token);
    long began = System.nanoTime();
    String code = function.code(event);
    tally.took(System.nanoTime() - began);
    assertEquals("granted", code);
    tally.add(code);
    usedTokens.add(token);
  }

  /** What was asked for: the start only opens connections. */
  private static List<Call> posts(Fake upstream) {
    return upstream.calls().stream().filter(call -> call.method().equals("POST")).toList();
  }

  private static int operations(FakeDynamoDb table, String operation) {
    String target = "DynamoDB_20120810." + operation;
    return posts(table).stream()
        .filter(call -> call.header("x-amz-target").orElseThrow().equals(target))
        .toList()
        .size();
  }

  private static long auditLines(PackagedFunction function) throws IOException {
    return function
        .output()
        .lines()
        .filter(line -> line.contains("\"event\":\"token_vending\""))
        .count();
  }

  /** A recent one: in a slow run an old one would have ended before it could be a replay. */
  private String usedToken() {
    int recent = Math.min(100, usedTokens.size());
    return usedTokens.get(usedTokens.size() - 1 - random.nextInt(recent));
  }
}
