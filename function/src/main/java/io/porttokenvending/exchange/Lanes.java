package io.porttokenvending.exchange;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import io.porttokenvending.exchange.LaneState.Known;
import io.porttokenvending.exchange.LaneState.Open;
import io.porttokenvending.exchange.LaneState.Unreadable;
import io.porttokenvending.exchange.PortTokenResult.Failure;
import io.porttokenvending.exchange.PortTokenResult.LifetimeInsufficient;
import io.porttokenvending.exchange.PortTokenResult.Token;
import io.porttokenvending.trust.PortSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Chooses what to do for a request by what is known of its lanes, and by nothing else.
 *
 * @param states at least one, in the order of the profile
 */
record Lanes(List<LaneState> states, Instant now) {
  private static final Comparator<Outcome.Refused> FIRST_TO_RETRY =
      Comparator.<Outcome.Refused, Integer>comparing(refused -> lastResort(refused.code()))
          .thenComparing(refused -> refused.retryAfter().orElse(Duration.ZERO));

  /** The next step; the first lane has index 0. */
  sealed interface Choice {
    record Serve(int lane, Token token) implements Choice {}

    record Exchange(int lane) implements Choice {}

    record Refuse(Outcome.Refused refused) implements Choice {}
  }

  /**
   * @param required remaining lifetime that the token must have
   */
  Choice choose(Duration required) {
    Optional<Choice> choice = longestLived(required);
    if (choice.isEmpty() && mayExchange()) {
      choice = expiredFirst();
    }
    return choice.orElseGet(() -> new Choice.Refuse(refusal()));
  }

  /** Without streams, because every request that is served from memory comes here. */
  private Optional<Choice> longestLived(Duration required) {
    Duration longest = required;
    Optional<Choice> serving = Optional.empty();
    for (int lane = 0; lane < states.size(); lane++) {
      if (states.get(lane) instanceof Known(Token token)
          && left(token.token()).compareTo(longest) >= (serving.isEmpty() ? 0 : 1)) {
        longest = left(token.token());
        serving = Optional.of(new Choice.Serve(lane, token));
      }
    }
    return serving;
  }

  /** The address of all lanes is the same, so a failure of Port concerns all of them. */
  private boolean mayExchange() {
    return states.stream().noneMatch(LaneState::isFailureOfPort) && !staggered().isPositive();
  }

  /**
   * Returns the lane whose token expires first, if it may be exchanged. Another lane is not
   * exchanged meanwhile: an instance with another clock or jitter would exchange the first one, and
   * both tokens would then expire at one moment.
   */
  private Optional<Choice> expiredFirst() {
    return IntStream.range(0, states.size())
        .boxed()
        .min(comparing(lane -> end(states.get(lane))))
        .filter(lane -> states.get(lane) instanceof Open)
        .map(Choice.Exchange::new);
  }

  /** A lane without a known token comes first, and one that is skipped comes last. */
  private static Instant end(LaneState lane) {
    return switch (lane) {
      case Open(Optional<Instant> expiredAt) -> expiredAt.orElse(Instant.MIN);
      case Known(Token(PortAccessToken token, TokenSource _)) -> token.expiresAt();
      case Known(LifetimeInsufficient(Duration _, Instant expiresAt)) -> expiresAt;
      case Known _, Unreadable _ -> Instant.MAX;
    };
  }

  /** Returns the time until the freshest token permits an exchange of another lane. */
  private Duration staggered() {
    int usable = (int) states.stream().filter(lane -> lane.skipped().isEmpty()).count();
    Duration freshest =
        states.stream()
            .flatMap(lane -> left(lane).stream())
            .max(naturalOrder())
            .orElse(Duration.ZERO);
    return usable == 0 ? Duration.ZERO : freshest.minus(PortSettings.staggering(usable));
  }

  private Optional<Duration> left(LaneState lane) {
    return switch (lane) {
      case Known(Token(PortAccessToken token, TokenSource _)) -> Optional.of(left(token));
      case Known(LifetimeInsufficient(Duration remaining, Instant _)) -> Optional.of(remaining);
      case Known _, Open _, Unreadable _ -> Optional.empty();
    };
  }

  private Duration left(PortAccessToken token) {
    return Duration.between(now, token.expiresAt());
  }

  private Outcome.Refused refusal() {
    Duration staggered = staggered();
    return states.stream()
        .flatMap(lane -> refusal(lane, staggered).stream())
        .min(FIRST_TO_RETRY)
        .orElseThrow();
  }

  /** Returns the lane's own refusal; empty if only a failure of Port prevents its exchange. */
  private Optional<Outcome.Refused> refusal(LaneState lane, Duration staggered) {
    return switch (lane) {
      case Unreadable(Outcome.Refused refused) -> Optional.of(refused);
      case Known(Token(PortAccessToken token, TokenSource _)) ->
          Optional.of(until(left(token), staggered));
      case Known(LifetimeInsufficient(Duration remaining, Instant _)) ->
          Optional.of(until(remaining, staggered));
      case Known(Failure failure) -> Optional.of(Refusals.of(failure));
      case Open _ when staggered.isPositive() -> Optional.of(until(staggered, staggered));
      case Open _ -> Optional.empty();
    };
  }

  /** A lane is exchanged when its own token has expired and the freshest one permits it. */
  private static Outcome.Refused until(Duration expiry, Duration staggered) {
    return Refusals.lifetimeInsufficient(expiry.compareTo(staggered) > 0 ? expiry : staggered);
  }

  private static int lastResort(ErrorCode code) {
    if (code.retryable()) {
      return 0;
    }
    return code == ErrorCode.PORT_CREDENTIALS_REJECTED ? 2 : 1;
  }
}
