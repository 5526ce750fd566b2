package io.porttokenvending.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.aws.AwsSecrets;
import io.porttokenvending.aws.AwsTables;
import io.porttokenvending.testing.Call;
import io.porttokenvending.testing.FakeDynamoDb;
import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.testing.MotoServer;
import io.porttokenvending.testing.Reply;
import io.porttokenvending.testing.SerialRelay;
import io.porttokenvending.testing.Soak;
import io.porttokenvending.testing.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes of the packaged function that share one table. Each case has its own profile and
 * secret, so that no cache and no row contains its token when its requests arrive.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SharedTokenIT {
  private static final int PROCESSES = 16;
  private static final int ALL_REQUESTS = 125;

  /** Processes of a case with a fault; moto serves no more within the time limit of a call. */
  private static final int GROUP = Soak.size("Processes with a fault", 4, PROCESSES);

  private static final int MOST_IN_MOTO = 4;

  /** Requests for each process, and credentials that it shares, until its code is compiled. */
  private static final int WARM_UP = 10;

  private static final List<String> WARM_UP_PROFILES =
      IntStream.range(0, WARM_UP).mapToObj(i -> "warm-up-" + i).toList();

  /** As slow as Port is, so that the processes contend for the lease. */
  private static final Duration PORT_DELAY = Duration.ofMillis(300);

  /** A process that met a fault does not use the table for ten seconds. */
  private static final Duration AFTER_FAULT = Duration.ofMillis(10_100);

  /** Short, so that a rotation reaches every process. */
  private static final Duration CREDENTIALS_TTL = Duration.ofSeconds(2);

  private static final String EXCHANGE = "/v1/auth/access_token";
  private static final String DISABLED_LANE = "lanes-1";

  private static final List<String> PROFILES =
      List.of(
          "cold",
          "cold-of-all",
          "moto",
          "rotation",
          "old-version",
          "garbage",
          "other-row",
          "hanging",
          "rejecting",
          "throttling",
          "lost-responses",
          "killed");

  private static final int EACH_OF_ALL =
      Soak.size("Requests for each of all processes", 25, ALL_REQUESTS);

  /**
   * Two where each process has the processor time that it needs, as {@code -P soak} requires.
   * Otherwise a process may wait longer than the table's time limit, and exchange alone.
   */
  private static final int MOST_EXCHANGES_OF_ALL = EACH_OF_ALL == ALL_REQUESTS ? 2 : PROCESSES;

  private static final int REDUCED =
      Soak.size("Requests for each process with a fault", 5, ALL_REQUESTS);

  private static World world;
  private static FakeDynamoDb dynamoDb;
  private static TokenRowFaults tokenRows;
  private static Processes processes;
  private static GitHubTokens gitHub;

  /** Of earlier cases. */
  private static final Set<String> portTokens = new HashSet<>();

  /** By group of processes: when each of them uses the table again. */
  private static final long[] tableUsableAt = new long[PROCESSES / GROUP];

  private static int group;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    world = World.start();
    gitHub = world.gitHub().tokens();
    dynamoDb = world.usedAndSharedTokens();
    world.port().clock(InstantSource.system());
    Stream.concat(PROFILES.stream(), WARM_UP_PROFILES.stream())
        .forEach(profile -> {
          profile(profile, profile);
          world.secrets().put(profile, register(profile));
        });
    profile("lanes", "[" + DISABLED_LANE + ", lanes-2]");
    world.secrets().put(DISABLED_LANE, credentials(DISABLED_LANE, clientSecret(DISABLED_LANE)));
    world.secrets().put("lanes-2", register("lanes-2"));
    // Too short to be shared, so that the warm-up does not use the table.
    profile("unshared", "unshared");
    world.port().register("unshared", "short");
    world.secrets().put("unshared", credentials("unshared", "short"));

    tokenRows = new TokenRowFaults(dynamoDb);
    Map<String, String> environment = new HashMap<>(world.environment());
    environment.put("CREDENTIALS_TTL", CREDENTIALS_TTL.toSeconds() + "s");
    processes = Processes.start(PROCESSES, folder, environment);
    warmUp();
  }

  /**
   * A few cores run all processes, and their first requests together would take longer than the
   * time limit of a call to the table. On Lambda, each instance has a core of its own.
   */
  private static void warmUp() throws Exception {
    processes.warmUp("unshared", WARM_UP, gitHub);
    for (String profile : WARM_UP_PROFILES) {
      processes.warmUp(profile, 1, gitHub);
    }
    boolean slow = WARM_UP_PROFILES.stream().anyMatch(profile -> exchanges(profile) > 1);
    Arrays.fill(tableUsableAt, System.nanoTime() + (slow ? AFTER_FAULT.toNanos() : 0));
  }

  @AfterAll
  static void stop() {
    processes.close();
    world.close();
  }

  @BeforeEach
  void prepare() throws InterruptedException {
    dynamoDb.answerAsUsual();
    world.secrets().answerAsUsual();
    port(call -> Optional.empty());
    group = (group + 1) % tableUsableAt.length;
  }

  /** Returns the processes of the current case. */
  private static List<PackagedFunction> group() throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(tableUsableAt[group] - System.nanoTime());
    List<PackagedFunction> all = processes.all();
    return all.subList(group * GROUP, Math.min(all.size(), (group + 1) * GROUP));
  }

  @Test
  @Order(1)
  void coldToken_isExchangedOnce() throws Exception {
    Burst burst = send(group(), "cold", ALL_REQUESTS);
    assertShared("cold");
    assertOneToken(burst);
  }

  @Test
  @Order(2)
  void coldToken_ofAllProcesses_isShared() throws Exception {
    group(); // the groups that have met no fault use the table from the same time
    Burst burst = send(processes.all(), "cold-of-all", EACH_OF_ALL);
    assertTrue(exchanges("cold-of-all") <= MOST_EXCHANGES_OF_ALL, () -> burst.codes().toString());
    assertOneToken(burst);
  }

  @Test
  @Order(2)
  @EnabledIf("io.porttokenvending.testing.MotoServer#isInstalled")
  void coldToken_inMoto_isExchangedOnce() throws Exception {
    try (MotoServer moto = MotoServer.start();
        SerialRelay relay = SerialRelay.before(moto.uri());
        AwsTables tables = AwsTables.at(moto.uri());
        AwsSecrets secrets = AwsSecrets.at(moto.uri())) {
      tables.createTable(World.USED_TOKENS);
      secrets.put("moto", register("moto"));
      dynamoDb.answerWith(call -> Optional.of(relay.forward(call)));
      world.secrets().answerWith(call -> Optional.of(relay.forward(call)));
      Burst burst = send(group().subList(0, MOST_IN_MOTO), "moto", REDUCED);
      assertShared("moto");
      assertOneToken(burst);
      assertEquals(1 + MOST_IN_MOTO * REDUCED, tables.rows(World.USED_TOKENS).size());
    }
  }

  @Test
  @Order(3)
  void disabledLane_isSkipped() throws Exception {
    Burst burst = send(group(), "lanes", REDUCED);
    assertShared(DISABLED_LANE);
    assertShared("lanes-2");
    assertOneToken(burst);
  }

  @Test
  @Order(4)
  void rotation_replacesTheToken() throws Exception {
    AtomicBoolean rotated = new AtomicBoolean();
    port(call -> {
      if (!rotated.getAndSet(true)) {
        world.secrets().put("rotation", register("rotation-new"));
      }
      return Optional.empty();
    });
    Burst during = send(group(), "rotation", REDUCED);
    assertTrue(during.tokens().size() <= 2);

    Thread.sleep(CREDENTIALS_TTL);
    Burst after = send(group(), "rotation", REDUCED);
    world.port().remove("rotation");
    Burst withoutOld = send(group(), "rotation", REDUCED);

    assertEquals(1, after.tokens().size());
    assertEquals(after.tokens(), withoutOld.tokens());
    assertShared("rotation");
    assertShared("rotation-new");
  }

  @Test
  @Order(5)
  void rowsOfAnOldVersion_areReplaced() throws Exception {
    tokenRows.changeReads(response -> {
      if (response.path("Item").path("v") instanceof ObjectNode version) {
        version.put("N", "0");
      }
    });
    assertServed("old-version");
  }

  @Test
  @Order(6)
  void garbage_isNotUsed() throws Exception {
    tokenRows.changeReads(response -> {
      if (response.path("Item").path("data") instanceof ObjectNode data) {
        byte[] bytes = Base64.getDecoder().decode(data.path("B").asText());
        ThreadLocalRandom.current().nextBytes(bytes);
        data.put("B", Base64.getEncoder().encodeToString(bytes));
      }
    });
    assertServed("garbage");
  }

  @Test
  @Order(7)
  void rowOfAnotherKey_isNotUsed() throws Exception {
    JsonNode other =
        dynamoDb.items(World.USED_TOKENS).stream()
            .filter(row -> row.at("/id/S").asText().startsWith("token#"))
            .findFirst()
            .orElseThrow();
    tokenRows.changeReads(response -> response.set("Item", other));
    assertServed("other-row");
  }

  @Test
  @Order(8)
  void hangingTable_isNotAwaited() throws Exception {
    tokenRows.answerWith(call -> Optional.of(Reply.of(200).after(Duration.ofMinutes(1))));
    assertServed("hanging");
  }

  @Test
  @Order(9)
  void rejectingTable_isNotUsed() throws Exception {
    tokenRows.answerWith(call -> Optional.of(FakeDynamoDb.refusal("AccessDeniedException")));
    assertServed("rejecting");
  }

  @Test
  @Order(10)
  void throttlingTable_isAwaitedForALimitedTime() throws Exception {
    tokenRows.answerWith(
        call -> Optional.of(FakeDynamoDb.refusal("ProvisionedThroughputExceededException")));
    assertServed("throttling");
  }

  @Test
  @Order(11)
  void lostResponses_areNotAwaited() throws Exception {
    tokenRows.loseResponsesOfWrites();
    assertServed("lost-responses");
  }

  /** The last case, because it ends a process. */
  @Test
  @Order(12)
  void killedHolder_isReplaced() throws Exception {
    CountDownLatch exchanging = new CountDownLatch(1);
    // The holder reads and writes, and each of the others reads.
    CountDownLatch looks = new CountDownLatch(GROUP + 1);
    AtomicBoolean first = new AtomicBoolean(true);
    port(call -> {
      exchanging.countDown();
      return first.getAndSet(false)
          ? Optional.of(Reply.of(200).after(Duration.ofMinutes(1)))
          : Optional.empty();
    });
    tokenRows.answerWith(call -> {
      looks.countDown();
      return Optional.empty();
    });
    group = tableUsableAt.length - 1;
    group();
    PackagedFunction holder = processes.removeOne();
    Thread.ofPlatform().daemon().start(() -> holder.invoke(Burst.event("killed", gitHub)));
    assertTrue(exchanging.await(10, TimeUnit.SECONDS));
    assertTrue(
        dynamoDb.items(World.USED_TOKENS).stream()
            .anyMatch(row -> row.at("/leased/BOOL").asBoolean()));
    CompletableFuture<Void> kill =
        CompletableFuture.runAsync(() -> {
          try {
            assertTrue(looks.await(10, TimeUnit.SECONDS));
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          } finally {
            holder.close();
          }
        });

    assertServed("killed");

    kill.get();
    assertEquals(2, exchanges("killed"));
  }

  /** Every request is granted, with at most one exchange of each process. */
  private static void assertServed(String profile) throws Exception {
    Burst burst = send(group(), profile, REDUCED);
    assertTrue(exchanges(profile) <= GROUP, () -> exchanges(profile) + " exchanges");
    assertTrue(processes.exchanged(profile).stream().allMatch(count -> count <= 1));
    assertOneToken(burst);
  }

  private static void assertShared(String clientId) {
    assertTrue(exchanges(clientId) <= 2, () -> exchanges(clientId) + " exchanges of " + clientId);
  }

  private static Burst send(List<PackagedFunction> receivers, String profile, int each)
      throws Exception {
    int before = world.port().calls(EXCHANGE).size();
    Burst burst = Burst.send(receivers, profile, each, gitHub);
    int exchanges = world.port().calls(EXCHANGE).size() - before;
    burst.print(profile, exchanges);
    if (exchanges > 1) {
      // Each of them may be due to a fault.
      int first = receivers.size() > GROUP ? 0 : group;
      int last = receivers.size() > GROUP ? tableUsableAt.length : group + 1;
      Arrays.fill(tableUsableAt, first, last, System.nanoTime() + AFTER_FAULT.toNanos());
    }
    assertEquals(Map.of("granted", receivers.size() * each), burst.codes());
    return burst;
  }

  /** Each request got the one token of its own credentials. */
  private static void assertOneToken(Burst burst) {
    assertEquals(1, burst.tokens().size());
    assertTrue(portTokens.addAll(burst.tokens()), "a token of another profile");
  }

  private static int exchanges(String clientId) {
    return (int)
        world.port().calls(EXCHANGE).stream()
            .filter(call -> call.text().contains("\"" + clientId + "\""))
            .count();
  }

  private static void port(Function<Call, Optional<Reply>> handler) {
    world
        .port()
        .answerWith(call -> {
          if (!call.path().equals(EXCHANGE)) {
            return Optional.empty();
          }
          Optional<Reply> reply = handler.apply(call);
          try {
            Thread.sleep(PORT_DELAY);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return reply;
        });
  }

  private static void profile(String name, String credentials) {
    world.profile(
        name, World.PORT.replace(World.CREDENTIALS, credentials) + World.TOOLS + World.TRUST);
  }

  /** Makes credentials known to Port, and returns their secret. */
  private static String register(String clientId) {
    world.port().register(clientId, clientSecret(clientId));
    return credentials(clientId, clientSecret(clientId));
  }

  private static String clientSecret(String clientId) {
    return "client-secret-of-at-least-32-bytes-" + clientId;
  }

  private static String credentials(String clientId, String clientSecret) {
    return "{\"clientId\":\"%s\",\"clientSecret\":\"%s\"}".formatted(clientId, clientSecret);
  }
}
