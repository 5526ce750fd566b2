package io.porttokenvending.exchange;

import io.porttokenvending.token.SignedClaims;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Facts about one request for the audit line. Each step adds what it found. */
public final class AuditTrail {
  /** The steps of a request whose time is reported. */
  public enum Stage {
    VERIFY,
    DECIDE,
    SECRET,
    PORT,
    RENDER,
    REPLAY
  }

  private final Map<Stage, Long> nanos = new EnumMap<>(Stage.class);

  /** Not set before the signature is verified. */
  @Nullable SignedClaims claims;

  /** A profile that exists; a name that a caller invented is never recorded. */
  @Nullable String profile;

  @Nullable String rule;

  /** The code behind a denial, which the response may hide from an unknown caller. */
  @Nullable ErrorCode trueCode;

  /** The lane whose token was chosen, starting at 1. */
  @Nullable Integer lane;

  /** Lanes that could not be used, with the reason of each, although another one may serve. */
  SortedMap<Integer, ErrorCode> skippedLanes = Collections.emptySortedMap();

  /** The issued token; not set before the request is granted. */
  @Nullable PortAccessToken token;

  /** Set when Port's token is obtained, which may be before a refusal. */
  @Nullable TokenSource tokenSource;

  /** Fetch time of the keys that verified the signature. */
  @Nullable Instant keysSince;

  /** Read time of the credentials that were sent to Port. */
  @Nullable Instant secretSince;

  /**
   * Returns the result of {@code step}; several measurements of a stage add up. The one method that
   * several threads may call at once.
   */
  <T> T timed(Stage stage, Supplier<T> step) {
    long start = System.nanoTime();
    try {
      return step.get();
    } finally {
      long took = System.nanoTime() - start;
      synchronized (nanos) {
        nanos.merge(stage, took, Long::sum);
      }
    }
  }

  public Optional<SignedClaims> claims() {
    return Optional.ofNullable(claims);
  }

  public Optional<String> profile() {
    return Optional.ofNullable(profile);
  }

  public Optional<String> rule() {
    return Optional.ofNullable(rule);
  }

  public Optional<ErrorCode> trueCode() {
    return Optional.ofNullable(trueCode);
  }

  public Optional<Integer> lane() {
    return Optional.ofNullable(lane);
  }

  /** Numbers of the skipped lanes, starting at 1, with the reason of each. */
  public SortedMap<Integer, ErrorCode> skippedLanes() {
    return Collections.unmodifiableSortedMap(skippedLanes);
  }

  public Optional<PortAccessToken> token() {
    return Optional.ofNullable(token);
  }

  public Optional<TokenSource> tokenSource() {
    return Optional.ofNullable(tokenSource);
  }

  public Optional<Instant> keysSince() {
    return Optional.ofNullable(keysSince);
  }

  public Optional<Instant> secretSince() {
    return Optional.ofNullable(secretSince);
  }

  /** Milliseconds by stage, which may overlap; a stage that was not reached is absent. */
  public Map<Stage, Long> milliseconds() {
    Map<Stage, Long> milliseconds = new EnumMap<>(Stage.class);
    synchronized (nanos) {
      nanos.forEach((stage, time) -> milliseconds.put(stage, time / 1_000_000));
    }
    return milliseconds;
  }
}
