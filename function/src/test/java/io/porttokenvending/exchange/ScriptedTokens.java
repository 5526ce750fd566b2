package io.porttokenvending.exchange;

import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.trust.PortSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Port's tokens with scripted results; a call that is not scripted fails. */
final class ScriptedTokens implements PortTokens {
  final Deque<PortTokenResult> outcomes = new ArrayDeque<>();

  /** Of the credentials that were sent, in order. */
  final List<String> versions = new ArrayList<>();

  final List<Duration> minTtls = new ArrayList<>();
  final List<Deadline> deadlines = new ArrayList<>();

  boolean isHeld;

  static PortTokenResult.Token tokenUntil(Instant end) {
    return new PortTokenResult.Token(
        new PortAccessToken(Secret.of("port-token"), end), TokenSource.EXCHANGED);
  }

  @Override
  public PortTokenState held(PortCredentials credentials, PortSettings settings) {
    return isHeld
        ? new PortTokenState.InForce(outcomes.getFirst())
        : new PortTokenState.Exchangeable(Optional.empty());
  }

  @Override
  public PortTokenResult tokenFor(
      PortCredentials credentials, PortSettings settings, Deadline deadline) {
    versions.add(credentials.versionId());
    minTtls.add(settings.minTtl());
    deadlines.add(deadline);
    return outcomes.removeFirst();
  }
}
