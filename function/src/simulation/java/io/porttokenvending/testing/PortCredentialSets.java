package io.porttokenvending.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.porttokenvending.json.JsonText;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Port's credential sets, each with at most one active token. */
final class PortCredentialSets {
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private final SecureRandom random = new SecureRandom();
  private final Map<String, String> secrets = new HashMap<>();
  private final Map<String, ActiveToken> active = new HashMap<>();
  private InstantSource clock = InstantSource.system();
  private Duration lifetime = Duration.ofHours(3);

  /**
   * A token and its expiration.
   *
   * @param expiresAt first instant at which it is invalid
   */
  record ActiveToken(String value, Instant expiresAt) {
    @Override
    public String toString() {
      return "ActiveToken[expiresAt=" + expiresAt + "]";
    }
  }

  synchronized void clock(InstantSource source) {
    clock = source;
  }

  synchronized void lifetime(Duration ofTheNextTokens) {
    lifetime = ofTheNextTokens;
  }

  synchronized void register(String clientId, String clientSecret) {
    secrets.put(clientId, clientSecret);
  }

  synchronized void remove(String clientId) {
    secrets.remove(clientId);
    active.remove(clientId);
  }

  /** Returns the set's token, the same until it expires; empty if the credentials are invalid. */
  synchronized Optional<ActiveToken> exchange(String clientId, String clientSecret) {
    if (!clientSecret.equals(secrets.get(clientId))) {
      return Optional.empty();
    }
    ActiveToken held = active.get(clientId);
    if (held == null || !works(held)) {
      held = issue();
      active.put(clientId, held);
    }
    return Optional.of(held);
  }

  synchronized boolean accepts(String token) {
    return active.values().stream().anyMatch(held -> held.value().equals(token) && works(held));
  }

  synchronized long remainingSeconds(ActiveToken token) {
    return token.expiresAt().getEpochSecond() - clock.instant().getEpochSecond();
  }

  private boolean works(ActiveToken held) {
    return clock.instant().isBefore(held.expiresAt());
  }

  private ActiveToken issue() {
    Instant now = clock.instant();
    Instant end = Instant.ofEpochSecond(now.plus(lifetime).getEpochSecond());
    byte[] signature = new byte[32];
    random.nextBytes(signature);
    var payload =
        JsonNodeFactory.instance
            .objectNode()
            .put("orgId", "org_Xk2vTmQ9sL0aBcDe")
            .put("isMachine", true)
            .put("iat", now.getEpochSecond())
            .put("exp", end.getEpochSecond());
    String value =
        encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")
            + "."
            + encode(JsonText.write(payload))
            + "."
            + BASE64URL.encodeToString(signature);
    return new ActiveToken(value, end);
  }

  private static String encode(String json) {
    return BASE64URL.encodeToString(json.getBytes(UTF_8));
  }
}
