package io.porttokenvending.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.Fake;
import io.porttokenvending.testing.FakeDynamoDb;
import io.porttokenvending.testing.FakePort;
import io.porttokenvending.testing.World;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each fault of each upstream on an instance with empty caches, and the request after it. Several
 * worlds run concurrently, because hanging upstreams only cost time.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultyUpstreamsTest {
  /** The deadline of a request and two seconds for a slow machine. */
  private static final Duration LONGEST = Duration.ofSeconds(12);

  private static final int WORLDS = 4;

  /**
   * @param remembered result right after the upstream has recovered
   * @param recovered result after the error has expired
   */
  private record Outcome(
      Answer answer, Duration took, int calls, int rows, Answer remembered, Answer recovered) {}

  private final Map<FaultExpectation, Future<Outcome>> outcomes = new LinkedHashMap<>();
  private final BlockingQueue<World> worlds = new LinkedBlockingQueue<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(WORLDS);
  private final StringBuilder table =
      new StringBuilder("scenario | code | ms | upstream calls | recovered\n");
  private final FakePort elsewhere;

  FaultyUpstreamsTest() throws IOException {
    elsewhere = FakePort.start();
  }

  @BeforeAll
  void begin() {
    for (int i = 0; i < WORLDS; i++) {
      World world = World.start();
      // Class loading must not count toward the limits of the first hanging call.
      world.send(world.request());
      worlds.add(world);
    }
    for (FaultExpectation expected : FaultExpectation.all()) {
      outcomes.put(expected, threads.submit(() -> outcome(expected)));
    }
  }

  @AfterAll
  void close() {
    threads.shutdownNow();
    worlds.forEach(World::close);
    elsewhere.close();
    System.out.print(table);
  }

  static List<FaultExpectation> faults() {
    return FaultExpectation.all();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void fault_hasItsCode_andLeavesNoState(FaultExpectation expected) throws Exception {
    Outcome outcome = Objects.requireNonNull(outcomes.get(expected)).get(2, TimeUnit.MINUTES);
    table.append(line(expected, outcome));

    assertEquals(expected.code(), outcome.answer().code());
    assertEquals(expected.calls(), outcome.calls(), "calls");
    assertTrue(outcome.took().compareTo(LONGEST) < 0, () -> "took " + outcome.took());
    assertEquals(expected.code().equals("200") ? 1 : 0, outcome.rows(), "used tokens");
    assertEquals(
        expected.remembered().isZero() ? "200" : expected.code(), outcome.remembered().code());
    assertEquals("200", outcome.recovered().code());
    assertEquals(List.of(), elsewhere.calls());
  }

  private Outcome outcome(FaultExpectation expected) throws InterruptedException {
    World world = worlds.take();
    try {
      return outcome(expected, world);
    } finally {
      worlds.add(world);
    }
  }

  /** Every answer and line is searched for what the upstream said, by the world. */
  private Outcome outcome(FaultExpectation expected, World world) {
    world.reset();
    world.forbid(Fault.SAID);
    FakeDynamoDb usedTokens = world.usedTokens();
    Fake upstream = expected.upstream().in(world, usedTokens);
    Fault fault = expected.fault();
    upstream.answerWith(call ->
        fault == Fault.STATUS_500_ONCE && upstream.calls().size() > 1
            ? Optional.empty()
            : Optional.of(fault.reply(expected.upstream(), world, call, elsewhere.uri())));

    long start = System.nanoTime();
    Answer answer = world.send(world.request());
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    int calls = upstream.calls().size();
    int rows = usedTokens.items(World.USED_TOKENS).size();

    upstream.answerAsUsual();
    Answer remembered = world.send(world.request());
    world.pass(expected.remembered());
    return new Outcome(answer, took, calls, rows, remembered, world.send(world.request()));
  }

  private static String line(FaultExpectation expected, Outcome outcome) {
    String recovered =
        outcome.remembered().status() == 200
            ? "at once"
            : outcome.recovered().status() == 200
                ? "after " + expected.remembered().toSeconds() + " s"
                : "no";
    return String.join(
            " | ",
            expected.toString(),
            outcome.answer().code(),
            Long.toString(outcome.took().toMillis()),
            Integer.toString(outcome.calls()),
            recovered)
        + "\n";
  }
}
