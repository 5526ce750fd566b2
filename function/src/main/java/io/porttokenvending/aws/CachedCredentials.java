package io.porttokenvending.aws;

import io.porttokenvending.exchange.CredentialStore;
import io.porttokenvending.exchange.PortCredentials;
import io.porttokenvending.secret.Lookup;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Port credentials, cached by secret id. */
public final class CachedCredentials implements CredentialStore {
  private final SecretCache<PortCredentials> cache;

  /**
   * Creates an empty cache.
   *
   * @param ttl longest life of a value; zero reads each time
   */
  public CachedCredentials(SecretSource source, Duration ttl, InstantSource clock) {
    cache = new SecretCache<>(source, PortCredentialsReader::read, ttl, clock);
  }

  @Override
  public Lookup<PortCredentials> find(String secretId, Deadline deadline) {
    return cache.find(secretId, version -> true, deadline);
  }

  /**
   * {@inheritDoc}
   *
   * <p>The result may be the rejected version, if there is no newer one or if the secret was read
   * after a rejection less than five seconds ago. A failed read is {@code Unavailable}, because
   * Port would reject the cached version again.
   */
  @Override
  public Lookup<PortCredentials> findOtherThan(
      String secretId, String rejectedVersion, Deadline deadline) {
    return cache.find(secretId, version -> !version.equals(rejectedVersion), deadline);
  }

  @Override
  public Optional<PortCredentials> held(String secretId) {
    return cache.held(secretId);
  }

  @Override
  public Optional<Instant> readAt(String secretId) {
    return cache.readAt(secretId);
  }
}
