package io.porttokenvending.exchange;

import io.porttokenvending.exchange.PortTokenResult.CredentialsRejected;
import io.porttokenvending.exchange.PortTokenResult.LifetimeInsufficient;
import io.porttokenvending.exchange.PortTokenResult.RateLimited;
import io.porttokenvending.exchange.PortTokenResult.ResponseInvalid;
import io.porttokenvending.exchange.PortTokenResult.Token;
import io.porttokenvending.exchange.PortTokenResult.Unavailable;
import java.time.Instant;
import java.util.Optional;

/** What a request knows of one lane, that is, of one of the profile's credential sets. */
sealed interface LaneState {
  /**
   * It may be exchanged.
   *
   * @param expiredAt end of its last token, if one is known
   */
  record Open(Optional<Instant> expiredAt) implements LaneState {}

  /** It is not exchanged for this request, because a result of Port is known. */
  record Known(PortTokenResult result) implements LaneState {}

  /** Its credentials could not be read. */
  record Unreadable(Outcome.Refused refused) implements LaneState {}

  static LaneState of(PortTokenState state) {
    return switch (state) {
      case PortTokenState.Exchangeable(Optional<Instant> expiredAt) -> new Open(expiredAt);
      case PortTokenState.InForce(PortTokenResult result) -> new Known(result);
    };
  }

  /** Returns why requests skip the lane; empty if it is usable. */
  default Optional<Outcome.Refused> skipped() {
    return switch (this) {
      case Unreadable(Outcome.Refused refused) -> Optional.of(refused);
      case Known(CredentialsRejected rejected) -> Optional.of(Refusals.of(rejected));
      case Known(RateLimited limited) -> Optional.of(Refusals.of(limited));
      case Known(Token _), Known(LifetimeInsufficient _) -> Optional.empty();
      case Known(Unavailable _), Known(ResponseInvalid _), Open _ -> Optional.empty();
    };
  }

  /** Returns whether Port would return the same token again. */
  default boolean isLive() {
    return this instanceof Known(Token _) || this instanceof Known(LifetimeInsufficient _);
  }

  /** Returns whether Port itself failed, which concerns all lanes. */
  default boolean isFailureOfPort() {
    return this instanceof Known(Unavailable _) || this instanceof Known(ResponseInvalid _);
  }
}
