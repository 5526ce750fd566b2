package io.porttokenvending.adversarial.request;

import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.Fake;
import io.porttokenvending.testing.FakeGitHub;
import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.testing.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The function with the corpus's policy, two trusted issuers, a replay table, and an issuer that is
 * not listed. Each request uses an instance with empty caches.
 */
final class CorpusWorld implements AutoCloseable {
  private final World world = World.start();
  private final FakeGitHub other;
  private final FakeGitHub unlisted;
  private final List<String> profiles;

  /**
   * Effects of a request: the response, and the number of calls to each upstream.
   *
   * @param sent the event and the key set
   */
  record Result(
      String sent, Answer answer, int keys, int secrets, int port, int usedTokens, int unlisted) {
    boolean isOf(ReachedUpstreams reach) {
      int fetches = reach == ReachedUpstreams.NOTHING ? 0 : 1;
      int others = reach == ReachedUpstreams.EVERYTHING ? 1 : 0;
      return keys == fetches
          && secrets == others
          && port == others
          && usedTokens == 2 * others
          && unlisted == 0;
    }

    String calls() {
      return "keys %d, secrets %d, Port %d, used tokens %d, unlisted issuer %d"
          .formatted(keys, secrets, port, usedTokens, unlisted);
    }
  }

  private CorpusWorld() throws IOException {
    other = FakeGitHub.start();
    unlisted = FakeGitHub.start();
    world.setting("OIDC_ISSUERS", world.gitHub().uri() + "," + other.uri());
    profiles = CorpusPolicy.write(world, world.gitHub().uri(), other.uri());
  }

  static CorpusWorld start() {
    try {
      return new CorpusWorld();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every profile that is bound to {@link #gitHub}. */
  List<String> profiles() {
    return profiles;
  }

  GitHubTokens gitHub() {
    return world.gitHub().tokens();
  }

  /** The other trusted issuer. */
  GitHubTokens other() {
    return other.tokens();
  }

  GitHubTokens unlisted() {
    return unlisted.tokens();
  }

  long now() {
    return world.now().getEpochSecond();
  }

  Result send(Request request) {
    // Empties the table too, and ends the instance.
    Fake usedTokens = world.usedTokens();
    List<Fake> fakes =
        List.of(world.gitHub(), other, unlisted, world.secrets(), world.port(), usedTokens);
    String keySet = request.keySet().orElseGet(gitHub()::jwks);
    world.gitHub().publish(keySet);
    fakes.forEach(Fake::forgetCalls);
    String event = request.text(world.forbid(request.signed(world.now())), world.now());
    Answer answer = world.send(event);
    return new Result(
        event + keySet,
        answer,
        calls(world.gitHub()) + calls(other),
        calls(world.secrets()),
        calls(world.port()),
        calls(usedTokens),
        calls(unlisted));
  }

  private static int calls(Fake fake) {
    return fake.calls().size();
  }

  @Override
  public void close() {
    world.close();
    other.close();
    unlisted.close();
  }
}
