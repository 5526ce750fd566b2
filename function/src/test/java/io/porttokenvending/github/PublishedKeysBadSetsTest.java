package io.porttokenvending.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.Call;
import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.testing.Reply;
import io.porttokenvending.token.KeyLookup;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An unusable set never replaces a usable one. */
class PublishedKeysBadSetsTest {
  private static final GitHubTokens STRANGER = new GitHubTokens();

  @AutoClose private final KeysHarness harness = new KeysHarness();

  static Stream<Arguments> unusable() {
    String good = STRANGER.jwks();
    return Stream.of(
        Arguments.of("nothing", Reply.json(200, "")),
        Arguments.of("no content", Reply.of(204)),
        Arguments.of("garbage", Reply.json(200, "\u0000\u0001garbage")),
        Arguments.of("a page", Reply.of(200, "text/html", "<html>sign in</html>")),
        Arguments.of("a foreign document", Reply.json(200, "{\"issuer\":\"x\"}")),
        Arguments.of("a list", Reply.json(200, "[]")),
        Arguments.of("no keys", Reply.json(200, "{\"keys\":[]}")),
        Arguments.of("keys of the wrong type", Reply.json(200, "{\"keys\":{}}")),
        Arguments.of("no usable key", Reply.json(200, good.replace("RSA", "EC"))),
        Arguments.of(
            "a doubled member", Reply.json(200, good.replace("{\"keys", "{\"keys\":[],\"keys"))),
        Arguments.of("text after the set", Reply.json(200, good + "x")),
        Arguments.of("half a set", Reply.json(200, good.substring(0, good.length() / 2))),
        Arguments.of("a set cut short", Reply.json(200, good).cutShort()),
        Arguments.of("a byte too many", Reply.json(200, padded(good, KeysHarness.MAX_BYTES + 1))),
        Arguments.of("an error with a set", Reply.json(500, good)),
        Arguments.of("not found with a set", Reply.json(404, good)),
        Arguments.of("another success with a set", Reply.json(203, good)),
        Arguments.of(
            "a redirect with a set", Reply.json(302, good).header("Location", "/elsewhere")),
        Arguments.of("no answer", Reply.noAnswer()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unusable")
  void reply_thatHoldsNoSet_neverReplacesOne(String name, Reply reply) {
    harness.assertFound();
    harness.gitHub.answerWith(call -> Optional.of(reply));
    harness.clock.advance(Duration.ofHours(1));
    harness.assertFound();
    harness.assertUnknown(STRANGER.kid());
    assertTrue(harness.fetches() >= 2);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unusable")
  void reply_withoutKeySet_isUnavailable(String name, Reply reply) {
    harness.gitHub.answerWith(call -> Optional.of(reply));
    harness.assertUnavailable();
    assertInstanceOf(KeyLookup.Unavailable.class, harness.find(STRANGER.kid()));
  }

  @Test
  void redirect_isNotFollowed() {
    String elsewhere = harness.gitHub.uri() + "/elsewhere";
    for (int status : new int[] {301, 302, 303, 307, 308}) {
      harness.gitHub.answerNext(Reply.of(status).header("Location", elsewhere));
      harness.assertUnavailable();
    }
    assertEquals(
        List.of(KeysHarness.PATH),
        harness.gitHub.calls().stream().map(Call::path).distinct().toList());
  }

  @Test
  void set_ofExactlyTheLargestSize_isRead() {
    harness.gitHub.publish(padded(harness.gitHub.tokens().jwks(), KeysHarness.MAX_BYTES));
    harness.assertFound();
  }

  @Test
  void brokenKey_amongGoodOnes_costsNoOther() {
    String good = GitHubTokens.jwks(harness.gitHub.tokens(), STRANGER);
    harness.gitHub.publish(
        good.replace("\"keys\":[", "\"keys\":[null,{\"kty\":\"RSA\",\"kid\":\"a\"},"));
    harness.assertFound();
    harness.assertFound(STRANGER);
    harness.assertUnknown("a");
  }

  @Test
  void kid_publishedTwice_isOfTheFirstKey() {
    String second = STRANGER.jwks().replace(STRANGER.kid(), harness.kid());
    String list = second.substring("{\"keys\":[".length());
    harness.gitHub.publish(harness.gitHub.tokens().jwks().replace("]}", "," + list));
    harness.assertFound();
  }

  private static String padded(String set, int bytes) {
    return set + " ".repeat(bytes - set.length());
  }
}
