package io.porttokenvending.lambda;

import io.porttokenvending.http.BoundedHttpClient;
import io.porttokenvending.http.HttpCall;
import io.porttokenvending.timing.Concurrently;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.token.IssuerKeys;
import io.porttokenvending.token.KeyLookup;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keys whose first lookup also opens the connections that a grant needs next. A copy of a snapshot
 * has no connection, and its first response would take one TLS handshake after the other.
 *
 * @param unconnected hosts that no lookup has connected to; shared by the keys of all issuers
 */
record ConnectingKeys(
    IssuerKeys keys, AtomicReference<Set<URI>> unconnected, BoundedHttpClient http)
    implements IssuerKeys {
  /** A host that hangs would delay a denial. */
  private static final Duration LIMIT = Duration.ofSeconds(1);

  @Override
  public KeyLookup find(String kid, Deadline deadline) {
    Set<URI> hosts = unconnected.getAndSet(Set.of());
    if (hosts.isEmpty()) {
      return keys.find(kid, deadline);
    }
    FutureTask<KeyLookup> lookup = new FutureTask<>(() -> keys.find(kid, deadline));
    List<FutureTask<?>> tasks = new ArrayList<>();
    Deadline end = deadline.within(LIMIT);
    hosts.forEach(host -> tasks.add(new FutureTask<>(() -> connect(host, end))));
    tasks.add(lookup);
    Concurrently.run("connect", tasks);
    return lookup.resultNow();
  }

  /** The JDK keeps the connection for the next call to this host. */
  private Object connect(URI host, Deadline end) {
    return http.send(new HttpCall("GET", host, Map.of(), null), end);
  }

  @Override
  public void prefetch(Deadline deadline) {
    keys.prefetch(deadline);
  }

  @Override
  public Optional<Instant> fetchedAt() {
    return keys.fetchedAt();
  }
}
