package io.porttokenvending.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.http.HttpCall;
import io.porttokenvending.http.HttpOutcome;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import io.porttokenvending.port.HttpSender;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Port with one active token per client for three hours, in whole seconds. */
final class LanePort implements HttpSender {
  /** The client of each exchange, in order. */
  final List<String> exchanged = new ArrayList<>();

  /** Replies to a client other than its token. */
  final Map<String, HttpOutcome> failures = new HashMap<>();

  /** Clients that were exchanged when they had no active token. */
  final Set<String> renewed = new HashSet<>();

  private final Map<String, Instant> expiries = new HashMap<>();
  private final InstantSource clock;

  LanePort(InstantSource clock) {
    this.clock = clock;
  }

  static HttpOutcome status(int status) {
    return new HttpOutcome.Answer(status, Map.of(), new byte[0]);
  }

  /** Gives a client an active token, as another user of its credentials would. */
  void issue(String client, Duration remaining) {
    expiries.put(client, clock.instant().plus(remaining).truncatedTo(ChronoUnit.SECONDS));
  }

  @Override
  public HttpOutcome send(HttpCall call, Deadline deadline) {
    if (!(StrictJson.read(Objects.requireNonNull(call.body()))
        instanceof JsonReading.Value(var request))) {
      throw new AssertionError("the body is not JSON");
    }
    String client = request.path("clientId").textValue();
    exchanged.add(client);
    HttpOutcome failure = failures.get(client);
    if (failure != null) {
      return failure;
    }
    if (!expiries.getOrDefault(client, Instant.MIN).isAfter(clock.instant())) {
      issue(client, Duration.ofHours(3));
      renewed.add(client);
    }
    long exp = Objects.requireNonNull(expiries.get(client)).getEpochSecond();
    String token =
        "header.%s.%s".formatted(encoded("{\"exp\":%d}".formatted(exp)), encoded(client));
    String body =
        """
        {"accessToken": "%s", "expiresIn": 10800, "tokenType": "Bearer"}
        """
            .formatted(token);
    return new HttpOutcome.Answer(200, Map.of(), body.getBytes(UTF_8));
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
