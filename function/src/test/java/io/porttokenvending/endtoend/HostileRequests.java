package io.porttokenvending.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.testing.GatewayEvent;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Requests of every kind of {@link HostileKind}, each another one, drawn from a seeded source. */
final class HostileRequests {
  private static final int MOST_JUNK = 4096;
  private static final int MOST_BODY = 16 * 1024;
  private static final int MOST_EXCESS = 200_000;

  private final HostileTokens tokens;
  private final Supplier<String> usedToken;
  private final RandomGenerator random;

  /**
   * @param usedToken supplies tokens that were already exchanged
   */
  HostileRequests(HostileTokens tokens, Supplier<String> usedToken, RandomGenerator random) {
    this.tokens = tokens;
    this.usedToken = usedToken;
    this.random = random;
  }

  byte[] event(HostileKind kind) {
    return switch (kind) {
      case JUNK_EVENT -> junk();
      case JUNK_BODY -> withBody(junk());
      case DEEP_BODY -> withBody(nested());
      case UNKNOWN_MEMBER -> withBody(member());
      case HUGE_BODY -> withBody(new byte[MOST_BODY + 1 + random.nextInt(MOST_EXCESS)]);
      case FORGED -> bearing(tokens.forged());
      case INVENTED_KEY -> bearing(tokens.inventedKey());
      case UNLISTED_ISSUER -> bearing(tokens.unlistedIssuer());
      case EXPIRED -> bearing(tokens.expired());
      case STRANGER -> bearing(tokens.strangers());
      case OTHER_ALGORITHM -> bearing(tokens.otherAlgorithm());
      case OWN_KEY -> bearing(tokens.ownKey());
      case DOTS -> bearing(tokens.dots());
      case OTHER_SPELLING -> bearing(tokens.otherSpelling());
      case DEEP_TOKEN -> bearing(tokens.deep());
      case REPLAY -> bearing(usedToken.get());
    };
  }

  /** Returns a request with this token. */
  static byte[] bearing(String token) {
    return bytes(request(token));
  }

  /** With a token of another kind of refusal, so that a body that is let through shows. */
  private byte[] withBody(byte[] body) {
    return bytes(request(tokens.strangers()).header("Content-Type", "application/json").body(body));
  }

  private static GatewayEvent request(String token) {
    return GatewayEvent.of("POST", "/v1/token").header("Authorization", "Bearer " + token);
  }

  private static byte[] bytes(GatewayEvent event) {
    return event.toJson().getBytes(UTF_8);
  }

  private byte[] junk() {
    byte[] bytes = new byte[1 + random.nextInt(MOST_JUNK)];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] nested() {
    String open = random.nextBoolean() ? "[" : "{\"profile\":";
    return open.repeat(1 + random.nextInt(MOST_BODY / open.length())).getBytes(UTF_8);
  }

  private byte[] member() {
    return ("{\"m" + random.nextLong() + "\":" + random.nextInt() + "}").getBytes(UTF_8);
  }
}
