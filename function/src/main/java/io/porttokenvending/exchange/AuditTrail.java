package io.porttokenvending.exchange;

import io.porttokenvending.token.SignedClaims;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes known of one request on its way, for the audit line. It belongs to one request and
 * one thread.
 */
public final class AuditTrail {
  /** The stations of a request whose time is told. */
  public enum Stage {
    VERIFY,
    DECIDE,
    SECRET,
    PORT,
    RENDER,
    REPLAY
  }

  private final Map<Stage, Long> nanos = new EnumMap<>(Stage.class);
  private @Nullable SignedClaims claims;
  private @Nullable String profile;
  private @Nullable String rule;
  private @Nullable ErrorCode trueCode;
  private @Nullable PortAccessToken token;
  private @Nullable Instant keysSince;
  private @Nullable Instant secretSince;

  /** Claims may be told once their signature was found good, and not before. */
  void signed(SignedClaims claims) {
    this.claims = claims;
  }

  /** The profile that exists and was asked; a name that a caller made up is never told. */
  void asked(String profile) {
    this.profile = profile;
  }

  void granted(String rule) {
    this.rule = rule;
  }

  /** The code behind a refusal that tells a stranger less. */
  void denied(ErrorCode trueCode) {
    this.trueCode = trueCode;
  }

  /** When the keys were fetched that the signature was checked by. */
  void keysSince(Instant fetched) {
    this.keysSince = fetched;
  }

  /** When the credentials were read that Port was asked with. */
  void secretSince(Instant read) {
    this.secretSince = read;
  }

  void issued(PortAccessToken token) {
    this.token = token;
  }

  /** Ends the measurement of a stage. */
  interface Timer extends AutoCloseable {
    @Override
    void close();
  }

  /** Measures a stage until the timer is closed; several measurements of a stage add up. */
  Timer time(Stage stage) {
    long start = System.nanoTime();
    return () -> nanos.merge(stage, System.nanoTime() - start, Long::sum);
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

  public Optional<PortAccessToken> token() {
    return Optional.ofNullable(token);
  }

  public Optional<Instant> keysSince() {
    return Optional.ofNullable(keysSince);
  }

  public Optional<Instant> secretSince() {
    return Optional.ofNullable(secretSince);
  }

  public Optional<Instant> expiresAt() {
    return token().map(PortAccessToken::expiresAt);
  }

  /** Milliseconds by stage; a stage that was not reached is absent. */
  public Map<Stage, Long> milliseconds() {
    Map<Stage, Long> milliseconds = new EnumMap<>(Stage.class);
    nanos.forEach((stage, time) -> milliseconds.put(stage, time / 1_000_000));
    return milliseconds;
  }
}
