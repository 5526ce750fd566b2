package io.porttokenvending.port;

import static io.porttokenvending.port.PortFixtures.SHARED_SECRET;
import static io.porttokenvending.port.PortFixtures.credentials;
import static io.porttokenvending.port.PortFixtures.issued;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.exchange.PortTokenResult;
import io.porttokenvending.exchange.PortTokenResult.Token;
import io.porttokenvending.exchange.TokenSource;
import io.porttokenvending.testing.SettableClock;
import io.porttokenvending.timing.Deadline;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cold instances, each with a cache of its own, that need one token at the same moment. */
@Timeout(120)
class SharedConcurrencyTest {
  private final MemoryRows rows = new MemoryRows();
  private final AtomicInteger exchanges = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(ints = {50, 5000})
  void coldInstancesAtOnce_shareOneExchange(int count) throws Exception {
    CountDownLatch looked = new CountDownLatch(count);
    rows.beforeRead(looked::countDown);
    HttpSender port =
        (call, deadline) -> {
          exchanges.incrementAndGet();
          // Port is slow, so that every instance has looked at the row before there is a result.
          await(looked);
          return issued("shared", 10_800);
        };
    List<Future<PortTokenResult>> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        PortTokenCache cache =
            new PortTokenCache(
                port, Optional.of(rows), new SettableClock(PortFixtures.NOW), new SecureRandom());
        results.add(
            threads.submit(() ->
                cache.tokenFor(
                    credentials("v1", SHARED_SECRET),
                    SharedInstance.settings(),
                    Deadline.in(Duration.ofSeconds(60)))));
      }
      int shared = 0;
      for (Future<PortTokenResult> result : results) {
        Token token = assertInstanceOf(Token.class, result.get());
        shared += token.source() == TokenSource.SHARED ? 1 : 0;
      }
      assertTrue(exchanges.get() <= 2, () -> exchanges + " exchanges");
      assertEquals(count - exchanges.get(), shared);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(5, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
