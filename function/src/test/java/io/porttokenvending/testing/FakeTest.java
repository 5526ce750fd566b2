package io.porttokenvending.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all fakes have in common, tried on one of them. */
class FakeTest {
  private final Client client = new Client();
  private FakeGitHub fake;
  private String uri;

  @BeforeEach
  void start() throws IOException {
    fake = FakeGitHub.start();
    uri = fake.uri() + "/.well-known/jwks";
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  @Test
  void call_isRecordedAsItCame() throws Exception {
    client.send("POST", fake.uri() + "/a%20b?c=%64", "text", "X-Twice", "1", "X-Twice", "2");
    Call call = fake.calls("/a%20b").getFirst();
    assertEquals("POST", call.method());
    assertEquals("c=%64", call.query());
    assertEquals("text", call.text());
    assertEquals(List.of("1", "2"), call.headers().get("x-twice"));
    assertEquals(Optional.empty(), call.header("X-Twice"));
  }

  @Test
  void path_withTwoSlashes_isKept() throws Exception {
    client.get(fake.uri() + "//host/path?q");
    assertEquals(1, fake.calls("//host/path").size());
  }

  @Test
  void answerNext_servesEachReplyOnce_thenTheUsual() throws Exception {
    fake.answerNext(Reply.of(503).header("Retry-After", "7"), Reply.of(429));
    var first = client.get(uri);
    assertEquals(503, first.statusCode());
    assertEquals("7", first.headers().firstValue("retry-after").orElseThrow());
    assertEquals(429, client.get(uri).statusCode());
    assertEquals(200, client.get(uri).statusCode());
    assertEquals(3, fake.calls().size());
  }

  @Test
  void answerWith_servesWhatItChooses_untilAsUsual() throws Exception {
    fake.answerWith(call ->
        call.path().endsWith("jwks") ? Optional.of(Reply.json(200, "{}")) : Optional.empty());
    assertEquals("{}", client.get(uri).body());
    assertEquals(404, client.get(fake.uri() + "/elsewhere").statusCode());
    fake.answerAsUsual();
    assertEquals(fake.tokens().jwks(), client.get(uri).body());
  }

  @Test
  void noAnswer_endsTheConnectionBeforeTheHead() {
    // More than one, because clients may repeat a GET.
    fake.answerNext(Reply.noAnswer(), Reply.noAnswer(), Reply.noAnswer(), Reply.noAnswer());
    assertThrows(IOException.class, () -> client.get(uri));
  }

  @Test
  void cutShort_endsTheConnectionInsideTheBody() {
    fake.answerNext(Reply.json(200, "{\"keys\":[").cutShort());
    assertThrows(IOException.class, () -> client.get(uri));
  }

  @Test
  void dripping_waitsBeforeEachByte() throws Exception {
    fake.answerNext(Reply.json(200, "1234").dripping(Duration.ofMillis(20)));
    long before = System.nanoTime();
    assertEquals("1234", client.get(uri).body());
    assertTrue(System.nanoTime() - before >= Duration.ofMillis(80).toNanos());
  }

  @Test
  void close_endsRepliesThatStillWait() throws Exception {
    var asked = new CyclicBarrier(2);
    fake.answerWith(call -> {
      meet(asked);
      return Optional.of(Reply.of(200).after(Duration.ofHours(1)));
    });
    try (var thread = Executors.newSingleThreadExecutor()) {
      Future<?> waiting = thread.submit(() -> client.get(uri));
      meet(asked);
      fake.close();
      assertThrows(ExecutionException.class, () -> waiting.get(30, TimeUnit.SECONDS));
    }
  }

  @Test
  void calls_areAnsweredAtTheSameTime() throws Exception {
    int parallel = 20;
    var all = new CyclicBarrier(parallel);
    fake.answerWith(call -> {
      meet(all);
      return Optional.empty();
    });
    try (var threads = Executors.newFixedThreadPool(parallel)) {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < parallel; i++) {
        answers.add(threads.submit(() -> client.get(uri).statusCode()));
      }
      for (Future<Integer> answer : answers) {
        assertEquals(200, answer.get(30, TimeUnit.SECONDS));
      }
    }
  }

  @Test
  void fault_inAHandler_returns500() throws Exception {
    fake.answerWith(call -> {
      throw new IllegalStateException();
    });
    assertEquals(500, client.get(uri).statusCode());
  }

  @Test
  void start_onATakenPort_throwsBindException() {
    assertThrows(BindException.class, () -> FakeGitHub.start(fake.uri().getPort()));
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }
}
