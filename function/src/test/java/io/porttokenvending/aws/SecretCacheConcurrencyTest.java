package io.porttokenvending.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.exchange.PortCredentials;
import io.porttokenvending.secret.Lookup;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecretCacheConcurrencyTest extends SecretCacheFixture {
  private static final int CALLERS = 50;

  private final CountDownLatch reading = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  private List<Lookup<PortCredentials>> fiftyTimes(Supplier<Lookup<PortCredentials>> call)
      throws Exception {
    CyclicBarrier start = new CyclicBarrier(CALLERS);
    List<Future<Lookup<PortCredentials>>> calls = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      calls.add(
          threads.submit(() -> {
            start.await();
            return call.get();
          }));
    }
    List<Lookup<PortCredentials>> outcomes = new ArrayList<>();
    for (Future<Lookup<PortCredentials>> pending : calls) {
      outcomes.add(pending.get(30, TimeUnit.SECONDS));
    }
    return outcomes;
  }

  private void blockReads() {
    source.duringRead(_ -> {
      reading.countDown();
      try {
        release.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  @Test
  void find_fiftyAtOnce_shareOneRead() throws Exception {
    source.holds("v-1");
    for (Lookup<PortCredentials> outcome : fiftyTimes(this::find)) {
      assertEquals("v-1", version(outcome));
    }
    assertEquals(1, source.reads());
  }

  @Test
  void find_fiftyAtOnceWhenTheTtlIsOver_shareOneRead() throws Exception {
    source.holds("v-1");
    find();
    source.holds("v-2");
    clock.advance(TTL);
    for (Lookup<PortCredentials> outcome : fiftyTimes(this::find)) {
      assertEquals("v-2", version(outcome));
    }
    assertEquals(2, source.reads());
  }

  @Test
  void find_fiftyAtOnceInAnOutage_shareOneReadAndTheHeldVersion() throws Exception {
    source.holds("v-1");
    find();
    source.holds(new Lookup.Unavailable<>());
    clock.advance(TTL);
    for (Lookup<PortCredentials> outcome : fiftyTimes(this::find)) {
      assertEquals("v-1", version(outcome));
    }
    assertEquals(2, source.reads());
  }

  @Test
  void findOtherThan_fiftyAtOnceWhileARotationIsRead_shareOneRead() throws Exception {
    source.holds("v-1");
    find();
    source.holds("v-2");
    for (Lookup<PortCredentials> outcome : fiftyTimes(() -> findOtherThan("v-1"))) {
      assertEquals("v-2", version(outcome));
    }
    assertEquals(2, source.reads());
  }

  @Test
  void find_anothersReadOutlastsTheDeadline_isUnavailable() throws Exception {
    source.holds("v-1");
    blockReads();
    Future<Lookup<PortCredentials>> first = threads.submit(() -> find());
    reading.await();
    assertEquals(
        new Lookup.Unavailable<>(), cache.find("reader", Deadline.in(Duration.ofMillis(50))));
    release.countDown();
    assertEquals("v-1", version(first.get(30, TimeUnit.SECONDS)));
    assertEquals(1, source.reads());
  }

  @Test
  void find_anotherSecretIsBeingRead_doesNotWaitForIt() throws Exception {
    source.holds("v-1");
    blockReads();
    Future<Lookup<PortCredentials>> first = threads.submit(() -> find());
    reading.await();
    source.duringRead(_ -> {});
    assertEquals("v-1", version(find("writer")));
    release.countDown();
    assertEquals("v-1", version(first.get(30, TimeUnit.SECONDS)));
  }

  @Test
  void find_duringTheRereadOfARejectedVersion_servesTheHeldOne() throws Exception {
    source.holds("v-1");
    find();
    blockReads();
    Future<Lookup<PortCredentials>> second = threads.submit(() -> findOtherThan("v-1"));
    reading.await();
    assertEquals("v-1", version());
    source.holds("v-2");
    release.countDown();
    assertEquals("v-2", version(second.get(30, TimeUnit.SECONDS)));
  }
}
