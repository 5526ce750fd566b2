package io.porttokenvending.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.http.BoundedHttpClient;
import io.porttokenvending.port.HttpSender;
import io.porttokenvending.testing.Call;
import io.porttokenvending.testing.FakeDynamoDb;
import io.porttokenvending.testing.FakeSecretsManager;
import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.testing.Reply;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.token.IssuerKeys;
import io.porttokenvending.token.KeyLookup;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The first lookup of a snapshot's copy opens the connections of the next step. */
class ConnectingKeysTest {
  private static final KeyLookup FOUND = new KeyLookup.Found(new GitHubTokens().publicKey());
  private static final Deadline AMPLE = Deadline.in(Duration.ofSeconds(10));

  private final FakeSecretsManager secrets = start(FakeSecretsManager::start);
  private final FakeDynamoDb table = start(FakeDynamoDb::start);
  private final AtomicReference<Set<URI>> unconnected =
      new AtomicReference<>(Set.of(host(secrets.uri()), host(table.uri())));

  @AfterEach
  void close() {
    secrets.close();
    table.close();
  }

  @Test
  void firstLookupOfAllIssuers_connectsOnceToEachHost_andSendsNothing() {
    assertEquals(FOUND, keys((kid, deadline) -> FOUND).find("a", AMPLE));
    assertEquals(FOUND, keys((kid, deadline) -> FOUND).find("b", AMPLE));

    for (List<Call> calls : List.of(secrets.calls(), table.calls())) {
      assertEquals(1, calls.size());
      assertEquals("GET /", calls.getFirst().toString());
      assertFalse(calls.getFirst().hasHeader("Authorization"));
    }
  }

  @Test
  void result_isThatOfTheKeys_whateverTheHostsAnswer() {
    secrets.answerWith(call -> Optional.of(Reply.noAnswer()));
    table.close();
    KeyLookup unavailable = new KeyLookup.Unavailable();
    assertEquals(unavailable, keys((kid, deadline) -> unavailable).find("a", AMPLE));
    assertInstanceOf(KeyLookup.Found.class, keys((kid, deadline) -> FOUND).find("a", AMPLE));
  }

  @Test
  void lookup_returnsWhenEveryConnectionHasEnded() {
    secrets.answerWith(call -> Optional.of(Reply.of(200).after(Duration.ofMillis(300))));
    long began = System.nanoTime();
    keys((kid, deadline) -> FOUND).find("a", AMPLE);
    assertTrue(System.nanoTime() - began >= Duration.ofMillis(300).toNanos());
  }

  @Test
  void hostThatHangs_delaysOneLookupForASecond() {
    secrets.answerWith(call -> Optional.of(Reply.of(200).after(Duration.ofSeconds(30))));
    long began = System.nanoTime();
    keys((kid, deadline) -> FOUND).find("a", AMPLE);
    keys((kid, deadline) -> FOUND).find("a", AMPLE);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    // Less than the limit of a call to any upstream.
    assertTrue(took.compareTo(HttpSender.LIMITS.total()) < 0, took::toString);
  }

  private ConnectingKeys keys(IssuerKeys keys) {
    return new ConnectingKeys(keys, unconnected, new BoundedHttpClient(HttpSender.LIMITS));
  }

  private static URI host(URI address) {
    return address.resolve("/");
  }

  private interface Start<T> {
    T start() throws IOException;
  }

  private static <T> T start(Start<T> start) {
    try {
      return start.start();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
