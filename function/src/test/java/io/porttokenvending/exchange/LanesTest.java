package io.porttokenvending.exchange;

import static io.porttokenvending.exchange.ExchangeHarness.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.exchange.LaneState.Known;
import io.porttokenvending.exchange.LaneState.Open;
import io.porttokenvending.exchange.LaneState.Unreadable;
import io.porttokenvending.secret.Lookup;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The choice for each combination of lanes. {@code token 90m} has 90 minutes left, {@code short 9m}
 * is below the profile's own minimum, {@code open 5m} expired five minutes ago, and {@code due 1s}
 * expired a second ago, but its jitter of five seconds is not over.
 */
class LanesTest {
  private static final Duration JITTER = Duration.ofSeconds(5);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          token 90m                         | 90m | serve 1
          token 90m, token 60m              | 15m | serve 1
          token 60m, token 90m              | 15m | serve 2
          token 10m, token 20m              | 15m | serve 2
          open, token 20m                   | 15m | serve 2
          limited 30s, token 20m            | 15m | serve 2
          rejected, missing, down, token 1m | 1m  | serve 4
          invalid, token 20m                | 15m | serve 2
          """)
  void lane_whoseTokenOutlivesTheLifetime_serves(String lanes, String required, String choice) {
    assertEquals(choice, choose(lanes, required));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          open                                   | 15m  | exchange 1
          open, open                             | 15m  | exchange 1
          token 10m, open                        | 15m  | exchange 2
          short 10m, open                        | 15m  | exchange 2
          token 5400s, open                      | 2h   | exchange 2
          token 5401s, open                      | 2h   | token_lifetime_insufficient 1
          token 60m, open                        | 88m  | exchange 2
          open, token 120m, token 7200s          | 3h   | exchange 1
          open, token 7201s, token 9m            | 3h   | token_lifetime_insufficient 1
          open, token 8100s, token 9m, token 1m  | 3h   | exchange 1
          open, token 8101s, token 9m, token 1m  | 3h   | token_lifetime_insufficient 1
          """)
  void lane_isExchanged_onlyIfTheFreshestTokenIsOldEnough(
      String lanes, String required, String choice) {
    assertEquals(choice, choose(lanes, required));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          open 5m, open 9m               | exchange 2
          open 9m, open 5m               | exchange 1
          open 5m, open                  | exchange 2
          open 5m, token 10m, open 6m    | exchange 3
          limited 30s, open 5m           | exchange 2
          rejected, open 5m, open 6m     | exchange 3
          short 10m, open 5m             | exchange 2
          due 1s, open 2s                | exchange 2
          due 2s, open                   | exchange 2
          """)
  void lane_whoseTokenExpiredFirst_isExchanged(String lanes, String choice) {
    assertEquals(choice, choose(lanes, "15m"));
  }

  /** Otherwise two instances with different jitter would exchange two lanes at one moment. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          due 2s, open 1s                | token_lifetime_insufficient 3
          open 1s, due 2s                | token_lifetime_insufficient 3
          due 1s, open 1s                | token_lifetime_insufficient 4
          rejected, due 2s, open 1s      | token_lifetime_insufficient 3
          """)
  void lane_isNotExchanged_whileAnotherThatExpiredFirstIsDue(String lanes, String choice) {
    assertEquals(choice, choose(lanes, "15m"));
  }

  /** Two usable lanes of three permit an exchange at 90 minutes, one only after the expiry. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          token 100m, open, open          | exchange 2
          token 100m, open, limited 2h    | token_lifetime_insufficient 600
          token 90m, open, rejected       | exchange 2
          token 100m, open, rejected      | token_lifetime_insufficient 600
          token 100m, open, missing       | token_lifetime_insufficient 600
          token 100m, open, malformed     | token_lifetime_insufficient 600
          token 100m, open, token 1m      | exchange 2
          token 90m, rejected, limited 2h | token_lifetime_insufficient 5400
          """)
  void lane_thatIsSkipped_doesNotCount(String lanes, String choice) {
    assertEquals(choice, choose(lanes, "2h"));
  }

  /** The address is the same for all, so a failure of Port would repeat. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          down, open             | port_unavailable
          down 7s, open          | port_unavailable 7
          open, invalid          | port_response_invalid
          token 10m, down 7s     | port_unavailable 7
          token 1m, down 70s     | token_lifetime_insufficient 60
          """)
  void failureOfPort_causesNoExchangeOfAnotherLane(String lanes, String choice) {
    assertEquals(choice, choose(lanes, "15m"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          limited 60s, limited 30s          | port_rate_limited 30
          limited 60s, token 30s            | token_lifetime_insufficient 30
          limited 30s, token 60s            | port_rate_limited 30
          limited 30s, down 10s             | port_unavailable 10
          limited 30s, down                 | port_unavailable
          limited 30s, secrets              | secrets_unavailable
          short 40s, token 60s              | token_lifetime_insufficient 40
          rejected, limited 60s             | port_rate_limited 60
          rejected, missing                 | secret_missing
          malformed, rejected               | secret_malformed
          rejected, invalid                 | port_response_invalid
          missing, secrets                  | secrets_unavailable
          rejected, rejected                | port_credentials_rejected
          rejected                          | port_credentials_rejected
          """)
  void refusal_isOfTheLaneThatCanBeRetriedFirst_rejectionLast(String lanes, String choice) {
    assertEquals(choice, choose(lanes, "15m"));
  }

  /** The contract of one lane: its token, or another one after it has expired. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          token 10m | 10m | serve 1
          token 10m | 11m | token_lifetime_insufficient 600
          short 10m | 15m | token_lifetime_insufficient 600
          short 0s  | 15m | token_lifetime_insufficient 0
          open      | 2h  | exchange 1
          open 5m   | 2h  | exchange 1
          """)
  void oneLane_isExchangedAfterItsTokenExpired(String lanes, String required, String choice) {
    assertEquals(choice, choose(lanes, required));
  }

  private static String choose(String lanes, String required) {
    List<LaneState> states = Stream.of(lanes.split(", ", -1)).map(LanesTest::lane).toList();
    return switch (new Lanes(states, NOW).choose(DurationText.parse(required).orElseThrow())) {
      case Lanes.Choice.Serve(int lane, PortTokenResult.Token _) -> "serve " + (lane + 1);
      case Lanes.Choice.Exchange(int lane) -> "exchange " + (lane + 1);
      case Lanes.Choice.Refuse(Outcome.Refused refused) ->
          refused.code().code()
              + refused.retryAfter().map(wait -> " " + wait.toSeconds()).orElse("");
    };
  }

  private static LaneState lane(String text) {
    String[] words = text.split(" ", 2);
    Optional<Duration> time = words.length == 2 ? DurationText.parse(words[1]) : Optional.empty();
    return switch (words[0]) {
      case "token" ->
          new Known(
              new PortTokenResult.Token(
                  new PortAccessToken(Secret.of("token"), NOW.plus(time.orElseThrow())),
                  TokenSource.HELD));
      case "short" ->
          new Known(
              new PortTokenResult.LifetimeInsufficient(
                  time.orElseThrow(), NOW.plus(time.orElseThrow())));
      case "due" ->
          new Known(
              new PortTokenResult.LifetimeInsufficient(
                  JITTER.minus(time.orElseThrow()), NOW.minus(time.orElseThrow())));
      case "open" -> new Open(time.map(NOW::minus));
      case "limited" -> new Known(new PortTokenResult.RateLimited(time));
      case "down" -> new Known(new PortTokenResult.Unavailable(time));
      case "invalid" -> new Known(new PortTokenResult.ResponseInvalid());
      case "rejected" -> new Known(new PortTokenResult.CredentialsRejected());
      case "missing" -> new Unreadable(Refusals.ofCredentials(new Lookup.Missing<>()));
      case "malformed" -> new Unreadable(Refusals.ofCredentials(new Lookup.Malformed<>()));
      case "secrets" -> new Unreadable(Refusals.ofCredentials(new Lookup.Unavailable<>()));
      default -> throw new AssertionError(text);
    };
  }
}
