package io.porttokenvending.exchange;

import io.porttokenvending.secret.Lookup;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Deadline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Credentials of any secret id: the client has the same name. Holds what it has read. */
final class LaneStore implements SecretStore<PortCredentials> {
  /** Secret ids in order; an id with {@code !} was read again after a rejection. */
  final List<String> reads = new ArrayList<>();

  final List<Deadline> deadlines = new ArrayList<>();

  /** What {@link #held} returns, until it is removed. */
  final Map<String, PortCredentials> held = new HashMap<>();

  /** Results other than the credentials. */
  final Map<String, Lookup<PortCredentials>> failures = new HashMap<>();

  private final Map<String, Integer> versions = new HashMap<>();

  void rotate(String secretId) {
    versions.merge(secretId, 1, Integer::sum);
  }

  @Override
  public Lookup<PortCredentials> find(String secretId, Deadline deadline) {
    reads.add(secretId);
    deadlines.add(deadline);
    Lookup<PortCredentials> failure = failures.get(secretId);
    if (failure != null) {
      return failure;
    }
    return new Lookup.Found<>(held.computeIfAbsent(secretId, this::credentials));
  }

  @Override
  public Lookup<PortCredentials> findOtherThan(
      String secretId, String rejectedVersion, Deadline deadline) {
    reads.add(secretId + "!");
    held.put(secretId, credentials(secretId));
    return new Lookup.Found<>(credentials(secretId));
  }

  @Override
  public Optional<PortCredentials> held(String secretId) {
    return Optional.ofNullable(held.get(secretId));
  }

  private PortCredentials credentials(String secretId) {
    String version = "v" + versions.getOrDefault(secretId, 0);
    return new PortCredentials(
        secretId, secretId, version, Secret.of(secretId), Secret.of("secret"));
  }
}
