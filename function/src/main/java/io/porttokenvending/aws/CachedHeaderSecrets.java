package io.porttokenvending.aws;

import io.porttokenvending.exchange.HeaderSecretLookup;
import io.porttokenvending.exchange.HeaderSecrets;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** The secrets behind headers, cached by secret id. */
public final class CachedHeaderSecrets implements HeaderSecrets {
  private final SecretCache<Map<String, Secret>> cache;

  /**
   * A cache that holds nothing yet.
   *
   * @param ttl the longest life of what was read; zero reads each time
   */
  public CachedHeaderSecrets(SecretSource source, Duration ttl, InstantSource clock) {
    cache = new SecretCache<>(source, (id, secret) -> HeaderMembers.read(secret), ttl, clock);
  }

  @Override
  public boolean holds(String secretId) {
    return cache.held(secretId).isPresent();
  }

  @Override
  public HeaderSecretLookup find(String secretId, Deadline deadline) {
    return switch (cache.find(secretId, version -> true, deadline)) {
      case CachedLookup.Found<Map<String, Secret>>(String _, Map<String, Secret> members) ->
          new HeaderSecretLookup.Found(members);
      case CachedLookup.Missing<Map<String, Secret>> _ -> new HeaderSecretLookup.Missing();
      case CachedLookup.Malformed<Map<String, Secret>> _ -> new HeaderSecretLookup.Malformed();
      case CachedLookup.Unavailable<Map<String, Secret>> _ -> new HeaderSecretLookup.Unavailable();
    };
  }
}
