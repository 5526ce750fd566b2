package io.porttokenvending.infra;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.http.HttpCall;
import io.porttokenvending.http.HttpOutcome;
import io.porttokenvending.port.HttpSender;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Map;

/**
 * Port for one credential set: every exchange returns the one active token until it expires. Beyond
 * the quota, the answer is 429 without a time, which is the worst case.
 */
final class SharedPort implements HttpSender {
  static final int QUOTA = 50;
  private static final Duration QUOTA_WINDOW = Duration.ofMinutes(15);
  private static final Duration TOKEN_LIFE = Duration.ofHours(3);

  private final InstantSource clock;
  private final Deque<Instant> accepted = new ArrayDeque<>();
  private final Deque<Instant> recent = new ArrayDeque<>();
  private Instant expiresAt = Instant.EPOCH;
  private int calls;
  private int rejected;
  private int mostInWindow;

  SharedPort(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public HttpOutcome send(HttpCall call, Deadline deadline) {
    Instant now = clock.instant();
    calls++;
    recent.add(now);
    dropBeforeWindow(recent, now);
    mostInWindow = Math.max(mostInWindow, recent.size());
    dropBeforeWindow(accepted, now);
    if (accepted.size() >= QUOTA) {
      rejected++;
      return new HttpOutcome.Answer(429, Map.of(), new byte[0]);
    }
    accepted.add(now);
    if (!expiresAt.isAfter(now)) {
      expiresAt = now.plus(TOKEN_LIFE).truncatedTo(ChronoUnit.SECONDS);
    }
    return new HttpOutcome.Answer(200, Map.of(), body().getBytes(UTF_8));
  }

  private static void dropBeforeWindow(Deque<Instant> moments, Instant now) {
    while (!moments.isEmpty() && !moments.getFirst().isAfter(now.minus(QUOTA_WINDOW))) {
      moments.removeFirst();
    }
  }

  /** The token's expiration is exact, and the reported lifetime is never shorter. */
  private String body() {
    String claims = "{\"exp\":" + expiresAt.getEpochSecond() + "}";
    return "{\"accessToken\":\"header."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8))
        + ".signature\",\"expiresIn\":"
        + TOKEN_LIFE.toSeconds()
        + ",\"tokenType\":\"Bearer\"}";
  }

  int calls() {
    return calls;
  }

  int rejected() {
    return rejected;
  }

  int mostCallsInTheQuotasWindow() {
    return mostInWindow;
  }
}
