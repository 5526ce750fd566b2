package io.porttokenvending.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.http.BoundedHttpClient;
import io.porttokenvending.http.HttpCall;
import io.porttokenvending.http.HttpLimits;
import io.porttokenvending.http.HttpOutcome;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import io.porttokenvending.timing.Age;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.timing.SingleFlight;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Temporary credentials from the container endpoint: fetched when first needed and renewed in the
 * five minutes before they expire. If a renewal fails, they remain in use until they expire, and
 * the renewal is tried again every ten seconds. The SDK's own provider renews them on a thread that
 * Lambda may have frozen, or within a request.
 */
final class ContainerCredentials implements AwsCredentialsProvider {
  private static final Duration EARLY = Duration.ofMinutes(5);
  private static final Duration HOLD_BACK = Duration.ofSeconds(10);
  private static final Duration LIMIT = Duration.ofSeconds(2);

  /** With valid credentials at hand, a hanging endpoint must leave time to use them. */
  private static final Duration RENEWAL_LIMIT = Duration.ofSeconds(1);

  private static final HttpLimits LIMITS = new HttpLimits(LIMIT, LIMIT, 64 * 1024);

  private final HttpCall call;
  private final InstantSource clock;
  private final BoundedHttpClient http = new BoundedHttpClient(LIMITS);
  private final SingleFlight<URI, Optional<Held>> renewals = new SingleFlight<>();
  private volatile @Nullable Held held;
  private volatile Instant lastTry = Instant.EPOCH;

  private record Held(AwsSessionCredentials credentials, Instant since, Instant end) {
    Duration life() {
      return Duration.between(since, end);
    }
  }

  /** Fetches nothing yet. */
  ContainerCredentials(URI endpoint, Optional<String> authorization, InstantSource clock) {
    this.call =
        new HttpCall(
            "GET",
            endpoint,
            authorization.map(token -> Map.of("Authorization", token)).orElse(Map.of()),
            null);
    this.clock = clock;
  }

  @Override
  public AwsCredentials resolveCredentials() {
    Optional<Held> current = goodFor(Duration.ZERO);
    if (current.isEmpty()) {
      current = renewedWithin(LIMIT);
    } else if (goodFor(EARLY).isEmpty() && !wasJustTried()) {
      current = renewedWithin(RENEWAL_LIMIT);
    }
    return current
        .orElseThrow(
            () -> SdkClientException.create("could not load the execution role's credentials"))
        .credentials();
  }

  private Optional<Held> renewedWithin(Duration limit) {
    return renewals
        .run(call.uri(), Deadline.in(limit), () -> renewed(limit))
        .orElseGet(() -> goodFor(Duration.ZERO));
  }

  private Optional<Held> renewed(Duration limit) {
    Instant began = clock.instant();
    lastTry = began;
    if (http.send(call, Deadline.in(limit)) instanceof HttpOutcome.Answer answer
        && answer.status() == 200
        && StrictJson.read(answer.body()) instanceof JsonReading.Value(JsonNode members)) {
      read(members, began)
          .filter(given -> given.end().isAfter(clock.instant()))
          .ifPresent(given -> held = given);
    }
    return goodFor(Duration.ZERO);
  }

  private Optional<Held> goodFor(Duration time) {
    return Optional.ofNullable(held)
        .filter(it -> Age.isBelow(it.life().minus(time), it.since(), clock.instant()));
  }

  private boolean wasJustTried() {
    return Age.isBelow(HOLD_BACK, lastTry, clock.instant());
  }

  private static Optional<Held> read(JsonNode members, Instant since) {
    String id = members.path("AccessKeyId").asText();
    String key = members.path("SecretAccessKey").asText();
    String session = members.path("Token").asText();
    if (id.isEmpty() || key.isEmpty() || session.isEmpty()) {
      return Optional.empty();
    }
    try {
      Instant end = Instant.parse(members.path("Expiration").asText());
      return Optional.of(new Held(AwsSessionCredentials.create(id, key, session), since, end));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
