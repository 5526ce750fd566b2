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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Port with one active token per client for three hours, in whole seconds. A client that exceeds
 * its quota gets a 429 without a time, which is the worst case.
 */
public final class LanePort implements HttpSender {
  public static final int QUOTA = 50;
  private static final Duration QUOTA_WINDOW = Duration.ofMinutes(15);

  /** The client of each exchange, in order. */
  public final List<String> exchanged = new ArrayList<>();

  /** Replies to a client other than its token. */
  final Map<String, HttpOutcome> failures = new HashMap<>();

  /** Clients that were exchanged when they had no active token. */
  public final Set<String> renewed = new HashSet<>();

  /** When Port issued a token that it had not issued before, with that token's end. */
  public final SortedMap<Instant, Instant> issued = new TreeMap<>();

  private final Map<String, Deque<Instant>> accepted = new HashMap<>();
  private final Map<String, Deque<Instant>> recent = new HashMap<>();
  private int mostInWindow;

  private final Map<String, Instant> expiries = new HashMap<>();
  private final InstantSource clock;

  public LanePort(InstantSource clock) {
    this.clock = clock;
  }

  static HttpOutcome status(int status) {
    return new HttpOutcome.Answer(status, Map.of(), new byte[0]);
  }

  /** Gives a client an active token, as another user of its credentials would. */
  public void issue(String client, Duration remaining) {
    Instant end = clock.instant().plus(remaining).truncatedTo(ChronoUnit.SECONDS);
    expiries.put(client, end);
    issued.put(clock.instant(), end);
  }

  @Override
  public HttpOutcome send(HttpCall call, Deadline deadline) {
    if (!(StrictJson.read(Objects.requireNonNull(call.body()))
        instanceof JsonReading.Value(var request))) {
      throw new AssertionError("the body is not JSON");
    }
    String client = request.path("clientId").textValue();
    exchanged.add(client);
    mostInWindow = Math.max(mostInWindow, inWindow(recent, client, Integer.MAX_VALUE));
    HttpOutcome failure = failures.get(client);
    if (failure != null) {
      return failure;
    }
    if (inWindow(accepted, client, QUOTA) > QUOTA) {
      return status(429);
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

  /** Returns the client's calls in the window with this one, which is added up to the limit. */
  private int inWindow(Map<String, Deque<Instant>> calls, String client, int limit) {
    Instant now = clock.instant();
    Deque<Instant> window = calls.computeIfAbsent(client, each -> new ArrayDeque<>());
    while (!window.isEmpty() && !window.getFirst().isAfter(now.minus(QUOTA_WINDOW))) {
      window.removeFirst();
    }
    if (window.size() < limit) {
      window.add(now);
      return window.size();
    }
    return limit + 1;
  }

  /** Most exchanges of one client in the quota's window, accepted or not. */
  public int mostInTheQuotasWindow() {
    return mostInWindow;
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
