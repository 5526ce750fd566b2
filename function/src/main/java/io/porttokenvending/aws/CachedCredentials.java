package io.porttokenvending.aws;

import io.porttokenvending.exchange.CredentialLookup;
import io.porttokenvending.exchange.CredentialStore;
import io.porttokenvending.exchange.PortCredentials;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/** Port credentials, cached by secret id. */
public final class CachedCredentials implements CredentialStore {
  private final SecretCache<PortCredentials> cache;

  /**
   * A cache that holds nothing yet.
   *
   * @param ttl the longest life of what was read; zero reads each time
   */
  public CachedCredentials(SecretSource source, Duration ttl, InstantSource clock) {
    cache = new SecretCache<>(source, CachedCredentials::read, ttl, clock);
  }

  private static Optional<PortCredentials> read(String secretId, SecretLookup.Found secret) {
    return PortCredentialsReader.read(secretId, secret)
            instanceof CredentialLookup.Found(PortCredentials credentials)
        ? Optional.of(credentials)
        : Optional.empty();
  }

  @Override
  public CredentialLookup find(String secretId, Deadline deadline) {
    return find(secretId, version -> true, deadline);
  }

  /**
   * {@inheritDoc}
   *
   * <p>The result may be the rejected version, if there is no newer one or if the secret was read
   * after a rejection less than five seconds ago. A failed read is {@code Unavailable}, because
   * Port would reject the held version again.
   */
  @Override
  public CredentialLookup findOtherThan(
      String secretId, String rejectedVersion, Deadline deadline) {
    return find(secretId, version -> !version.equals(rejectedVersion), deadline);
  }

  @Override
  public Optional<PortCredentials> held(String secretId) {
    return cache.held(secretId).map(CachedLookup.Found::value);
  }

  @Override
  public Optional<Instant> readAt(String secretId) {
    return cache.readAt(secretId);
  }

  private CredentialLookup find(String secretId, Predicate<String> usable, Deadline deadline) {
    return switch (cache.find(secretId, usable, deadline)) {
      case CachedLookup.Found<PortCredentials>(String _, PortCredentials credentials) ->
          new CredentialLookup.Found(credentials);
      case CachedLookup.Missing<PortCredentials> _ -> new CredentialLookup.Missing();
      case CachedLookup.Malformed<PortCredentials> _ -> new CredentialLookup.Malformed();
      case CachedLookup.Unavailable<PortCredentials> _ -> new CredentialLookup.Unavailable();
    };
  }
}
