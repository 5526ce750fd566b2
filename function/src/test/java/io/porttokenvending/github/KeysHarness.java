package io.porttokenvending.github;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.http.BoundedHttpClient;
import io.porttokenvending.http.HttpLimits;
import io.porttokenvending.testing.FakeGitHub;
import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.testing.SettableClock;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.token.KeyLookup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** The key set of a fake GitHub, with a settable clock. */
final class KeysHarness implements AutoCloseable {
  static final String PATH = "/.well-known/jwks";
  static final int MAX_BYTES = 512 * 1024;

  private static final HttpLimits LIMITS =
      new HttpLimits(Duration.ofSeconds(2), Duration.ofSeconds(2), MAX_BYTES);

  final FakeGitHub gitHub;
  final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T12:00:00Z"));
  final PublishedKeys keys;

  KeysHarness() {
    try {
      gitHub = FakeGitHub.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    keys = new PublishedKeys(URI.create(gitHub.uri() + PATH), new BoundedHttpClient(LIMITS), clock);
  }

  /** Returns the key that GitHub publishes initially. */
  String kid() {
    return gitHub.tokens().kid();
  }

  KeyLookup find(String kid) {
    return keys.find(kid, Deadline.in(Duration.ofSeconds(30)));
  }

  void assertFound(GitHubTokens signer) {
    assertEquals(new KeyLookup.Found(signer.publicKey()), find(signer.kid()));
  }

  /** Asserts that the initially published key is found. */
  void assertFound() {
    assertFound(gitHub.tokens());
  }

  void assertUnknown(String kid) {
    assertEquals(new KeyLookup.Unknown(), find(kid));
  }

  void assertUnavailable() {
    assertEquals(new KeyLookup.Unavailable(), find(kid()));
  }

  void assertFetches(int count) {
    assertEquals(count, fetches());
  }

  int fetches() {
    return gitHub.calls().size();
  }

  @Override
  public void close() {
    gitHub.close();
  }
}
