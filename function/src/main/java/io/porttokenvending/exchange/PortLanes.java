package io.porttokenvending.exchange;

import io.porttokenvending.exchange.AuditTrail.Stage;
import io.porttokenvending.exchange.PortTokenResult.CredentialsRejected;
import io.porttokenvending.secret.Lookup;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.trust.PortSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Access of one request to its profile's Port credentials and Port tokens. Begins with what this
 * instance holds, and learns more of the lanes only if none of them serves the request.
 */
final class PortLanes {
  private final TokenExchange exchange;
  private final PortSettings settings;
  private final Duration required;
  private final AuditTrail trail;
  private final Deadline deadline;
  private final List<LaneState> states = new ArrayList<>();

  /** Of the lanes that could be read, by index. */
  private final Map<Integer, PortCredentials> credentials = new HashMap<>();

  private final boolean mustFetch;

  /**
   * @param required remaining lifetime that the token must have
   */
  PortLanes(
      TokenExchange exchange,
      PortSettings settings,
      Duration required,
      AuditTrail trail,
      Deadline deadline) {
    this.exchange = exchange;
    this.settings = settings;
    this.required = required;
    this.trail = trail;
    this.deadline = deadline;
    for (String secret : settings.credentials()) {
      Optional<PortCredentials> held = exchange.credentials().held(secret);
      held.ifPresent(each -> credentials.put(states.size(), each));
      states.add(
          held.map(each -> LaneState.of(exchange.port().held(each, settings)))
              .orElseGet(() -> new LaneState.Open(Optional.empty())));
    }
    mustFetch =
        !(choose() instanceof Lanes.Choice.Serve) && !states.stream().allMatch(LaneState::isLive);
  }

  /** Returns whether a secret or a Port token must be fetched to answer the request. */
  boolean mustFetch() {
    return mustFetch;
  }

  /** Returns the secrets to read before a token can be requested. */
  List<String> unread() {
    return mustFetch
        ? IntStream.range(0, states.size())
            .filter(lane -> !credentials.containsKey(lane))
            .mapToObj(settings.credentials()::get)
            .toList()
        : List.of();
  }

  /** Reads one of them. May run on any thread. */
  Lookup<PortCredentials> read(String secret) {
    // A secret that hangs leaves time to use another lane.
    Deadline limit =
        states.size() == 1 ? deadline : deadline.within(deadline.remaining().dividedBy(2));
    return trail.timed(Stage.SECRET, () -> exchange.credentials().find(secret, limit));
  }

  /**
   * Takes the result of each read.
   *
   * @throws Refusal if no lane can be used
   */
  void use(Map<String, Lookup<PortCredentials>> reads) throws Refusal {
    for (int lane = 0; lane < states.size(); lane++) {
      @Nullable Lookup<PortCredentials> read = reads.get(settings.credentials().get(lane));
      if (read instanceof Lookup.Found<PortCredentials>(PortCredentials found)) {
        credentials.put(lane, found);
      } else if (read != null) {
        states.set(lane, new LaneState.Unreadable(Refusals.ofCredentials(read)));
      }
    }
    if (credentials.isEmpty() && choose() instanceof Lanes.Choice.Refuse(var refused)) {
      throw refusal(refused);
    }
  }

  /** Returns the token of the lane that serves the request, and exchanges lanes for it. */
  PortAccessToken requestToken() throws Refusal {
    if (states.size() == 1) {
      states.set(0, new LaneState.Known(exchange(0))); // nothing to choose
    } else if (mustFetch) {
      credentials.keySet().forEach(this::learn);
    }
    // Ends, because a lane that was exchanged is not exchanged again.
    while (true) {
      switch (choose()) {
        case Lanes.Choice.Exchange(int lane) ->
            states.set(lane, new LaneState.Known(exchange(lane)));
        case Lanes.Choice.Refuse(Outcome.Refused refused) -> throw refusal(refused);
        case Lanes.Choice.Serve(
                int lane,
                PortTokenResult.Token(PortAccessToken token, TokenSource source)) -> {
          recordSkipped();
          trail.lane = lane + 1;
          trail.tokenSource = source;
          trail.secretSince =
              exchange.credentials().readAt(settings.credentials().get(lane)).orElse(null);
          return token;
        }
      }
    }
  }

  private Lanes.Choice choose() {
    return new Lanes(states, exchange.clock().instant()).choose(required);
  }

  /** Finds out what is known of a lane; a rejected one may have been corrected. */
  private void learn(int lane) {
    LaneState state = known(lane);
    if (state instanceof LaneState.Known(CredentialsRejected _) && renew(lane)) {
      state = known(lane);
    }
    states.set(lane, state);
  }

  private LaneState known(int lane) {
    return trail.timed(
        Stage.PORT,
        () -> LaneState.of(exchange.port().known(credentials(lane), settings, deadline)));
  }

  private PortTokenResult exchange(int lane) {
    PortTokenResult result = exchangeOnce(lane);
    return result instanceof CredentialsRejected && renew(lane) ? exchangeOnce(lane) : result;
  }

  private PortTokenResult exchangeOnce(int lane) {
    PortCredentials sent = credentials(lane);
    trail.secretSince = exchange.credentials().readAt(sent.secretId()).orElse(null);
    return trail.timed(Stage.PORT, () -> exchange.port().tokenFor(sent, settings, deadline));
  }

  /** Reads rejected credentials again; returns whether there is a newer version. */
  private boolean renew(int lane) {
    PortCredentials rejected = credentials(lane);
    var lookup =
        trail.timed(
            Stage.SECRET,
            () ->
                exchange
                    .credentials()
                    .findOtherThan(rejected.secretId(), rejected.versionId(), deadline));
    if (lookup instanceof Lookup.Found<PortCredentials>(PortCredentials current)
        && !current.versionId().equals(rejected.versionId())) {
      credentials.put(lane, current);
      return true;
    }
    return false;
  }

  private PortCredentials credentials(int lane) {
    return Objects.requireNonNull(credentials.get(lane));
  }

  private Refusal refusal(Outcome.Refused refused) {
    recordSkipped();
    return new Refusal(refused);
  }

  /** A profile with one lane has no other lane to use, so none is skipped. */
  private void recordSkipped() {
    if (states.size() > 1) {
      SortedMap<Integer, ErrorCode> skipped = new TreeMap<>();
      for (int lane = 0; lane < states.size(); lane++) {
        Optional<Outcome.Refused> why = states.get(lane).skipped();
        if (why.isPresent()) {
          skipped.put(lane + 1, why.get().code());
        }
      }
      trail.skippedLanes = skipped;
    }
  }
}
