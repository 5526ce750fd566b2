package io.porttokenvending.aws;

import io.porttokenvending.exchange.CredentialLookup;
import io.porttokenvending.exchange.CredentialStore;
import io.porttokenvending.exchange.PortCredentials;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.timing.SingleFlight;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Port credentials, cached by secret id.
 *
 * <table>
 *   <caption>What is held, and for how long</caption>
 *   <tr><td>found</td><td>for the time to live, counted from the beginning of the read</td></tr>
 *   <tr><td>found, then not readable</td>
 *       <td>for an hour from the same moment, with a try every ten seconds</td></tr>
 *   <tr><td>missing, malformed</td><td>not at all, and what was held goes with it</td></tr>
 *   <tr><td>not readable, nothing held</td><td>not at all</td></tr>
 * </table>
 *
 * One read at a time goes out for a secret id; no lock is held meanwhile.
 */
public final class CachedCredentials implements CredentialStore {
  private final SecretSource source;
  private final Duration ttl;
  private final InstantSource clock;
  private final ConcurrentMap<String, HeldCredentials> held = new ConcurrentHashMap<>();
  private final SingleFlight<String, CredentialLookup> reads = new SingleFlight<>();

  /**
   * @param ttl the longest life of what was read; zero reads each time
   */
  public CachedCredentials(SecretSource source, Duration ttl, InstantSource clock) {
    this.source = source;
    this.ttl = ttl;
    this.clock = clock;
  }

  @Override
  public CredentialLookup find(String secretId, Deadline deadline) {
    return find(secretId, credentials -> true, deadline);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Found may carry the rejected version again, when there is no newer one. What cannot be read
   * is {@code Unavailable}, for serving the rejected version once more would be of no use.
   */
  @Override
  public CredentialLookup findOtherThan(
      String secretId, String rejectedVersion, Deadline deadline) {
    return find(
        secretId, credentials -> !credentials.versionId().equals(rejectedVersion), deadline);
  }

  /**
   * @param usable which of the held credentials may be given without a successful read
   */
  private CredentialLookup find(
      String secretId, Predicate<PortCredentials> usable, Deadline deadline) {
    @Nullable HeldCredentials seen = held.get(secretId);
    @Nullable HeldCredentials spare = seen != null && usable.test(seen.credentials()) ? seen : null;
    Instant now = clock.instant();
    if (spare != null && spare.servesWithoutRead(ttl, now)) {
      return new CredentialLookup.Found(spare.credentials());
    }
    // With something to fall back on, a hanging read must leave time to use it.
    Deadline limit =
        spare != null && spare.servesWithoutSource(now)
            ? deadline.within(deadline.remaining().dividedBy(2))
            : deadline;
    CredentialLookup outcome =
        reads
            .run(secretId, limit, () -> read(secretId, seen, limit))
            .orElseGet(CredentialLookup.Unavailable::new);
    return switch (outcome) {
      case CredentialLookup.Found _, CredentialLookup.Missing _, CredentialLookup.Malformed _ ->
          outcome;
      case CredentialLookup.Unavailable _ -> withoutSource(secretId, usable);
    };
  }

  private CredentialLookup read(
      String secretId, @Nullable HeldCredentials seen, Deadline deadline) {
    @Nullable HeldCredentials current = held.get(secretId);
    if (current != null && !current.equals(seen)) {
      // Another caller's read ended between this caller's look and its turn: it is shared too.
      return current.failedAt().isPresent()
          ? new CredentialLookup.Unavailable()
          : new CredentialLookup.Found(current.credentials());
    }
    if (deadline.hasPassed()) {
      return new CredentialLookup.Unavailable();
    }
    Instant began = clock.instant();
    CredentialLookup outcome = readSource(secretId, deadline);
    switch (outcome) {
      case CredentialLookup.Found(PortCredentials credentials) ->
          held.put(secretId, HeldCredentials.read(credentials, began));
      case CredentialLookup.Missing _, CredentialLookup.Malformed _ -> held.remove(secretId);
      case CredentialLookup.Unavailable _ ->
          held.computeIfPresent(secretId, (id, last) -> last.failed(clock.instant()));
    }
    return outcome;
  }

  private CredentialLookup readSource(String secretId, Deadline deadline) {
    return switch (source.read(secretId, deadline)) {
      case SecretLookup.Found found -> PortCredentialsReader.read(secretId, found);
      case SecretLookup.Missing _ -> new CredentialLookup.Missing();
      case SecretLookup.Malformed _ -> new CredentialLookup.Malformed();
      case SecretLookup.Unavailable _ -> new CredentialLookup.Unavailable();
    };
  }

  private CredentialLookup withoutSource(String secretId, Predicate<PortCredentials> usable) {
    @Nullable HeldCredentials last = held.get(secretId);
    return last != null
            && usable.test(last.credentials())
            && last.servesWithoutSource(clock.instant())
        ? new CredentialLookup.Found(last.credentials())
        : new CredentialLookup.Unavailable();
  }
}
