package io.porttokenvending.exchange;

import io.porttokenvending.secret.Lookup;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A store of credentials with scripted results that records its calls. */
final class ScriptedStore implements SecretStore<PortCredentials> {
  static final String SECRET_ID = "port-token-vending/catalog-reader";

  /** In order. */
  final List<String> calls = new ArrayList<>();

  Lookup<PortCredentials> held = found("v1");
  Lookup<PortCredentials> newer = found("v2");
  boolean isHeld;

  static Lookup.Found<PortCredentials> found(String version) {
    return new Lookup.Found<>(
        new PortCredentials(
            SECRET_ID,
            "arn",
            version,
            Secret.of("client-id"),
            Secret.of("client-secret-" + version)));
  }

  @Override
  public Lookup<PortCredentials> find(String secretId, Deadline deadline) {
    calls.add("find " + secretId);
    return held;
  }

  @Override
  public Optional<PortCredentials> held(String secretId) {
    return isHeld && held instanceof Lookup.Found(PortCredentials credentials)
        ? Optional.of(credentials)
        : Optional.empty();
  }

  @Override
  public Lookup<PortCredentials> findOtherThan(
      String secretId, String rejectedVersion, Deadline deadline) {
    calls.add("find " + secretId + " other than " + rejectedVersion);
    return newer;
  }
}
