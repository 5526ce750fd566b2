package io.porttokenvending.lambda;

import io.porttokenvending.api.VendingEndpoint;
import io.porttokenvending.config.Settings;
import io.porttokenvending.config.StartupException;
import io.porttokenvending.http.BoundedHttpClient;
import io.porttokenvending.http.NetworkCaches;
import io.porttokenvending.port.HttpSender;
import io.porttokenvending.token.IssuerKeys;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Initializes the function on Lambda: loads classes, fetches keys and secrets, and opens
 * connections, because initialization gets more CPU than a request. A snapshot contains nothing
 * that is fetched, secret or random.
 */
final class PrimedStart {
  /** Lambda aborts and repeats an initialization that takes ten seconds. */
  private static final Duration LIMIT = Duration.ofSeconds(3);

  /** SnapStart initialization is off the request path, so it may take longer. */
  private static final Duration SNAPSHOT_LIMIT = Duration.ofSeconds(6);

  /** A policy may name hundreds of secrets, but an instance uses few of them. */
  private static final int MOST_SECRETS = 5;

  /** One grant exchanges a token, the other one finds it in the table of shared tokens. */
  private static final int FEWEST_GRANTS = 2;

  /** Grants until the JVM has compiled most of their code; more make no measurable difference. */
  private static final int COMPILED_GRANTS = 30;

  /** Rounds of connections until the JVM has compiled the TLS handshake. */
  static final int ROUNDS = 6;

  /** Time to finish a round, because an aborted round could leave a TLS session behind. */
  private static final Duration ROUND_TIME = Duration.ofSeconds(1);

  private final Priming priming;
  private final Settings settings;
  private final Map<String, IssuerKeys> keys;

  private PrimedStart(Priming priming, Settings settings, Map<String, IssuerKeys> keys) {
    this.priming = priming;
    this.settings = settings;
    this.keys = keys;
  }

  /**
   * Returns the function, ready to answer.
   *
   * @throws StartupException if a setting or the policy is invalid
   */
  static VendingEndpoint of(
      Map<String, String> environment, InstantSource clock, Consumer<String> log) {
    Duration limit = isSnapStart(environment) ? SNAPSHOT_LIMIT : LIMIT;
    return of(environment, clock, log, Assembly.aws(environment, clock), limit);
  }

  /** Returns the function, with a limit on the time for fetching. */
  static VendingEndpoint of(
      Map<String, String> environment,
      InstantSource clock,
      Consumer<String> log,
      AwsCredentialsProvider aws,
      Duration limit) {
    boolean snapStart = isSnapStart(environment);
    if (snapStart) {
      NetworkCaches.keepNoAddresses();
    }
    Settings settings = Assembly.settings(environment, log);
    Map<String, IssuerKeys> keys = Assembly.keys(settings, clock);
    PrimedStart start = new PrimedStart(new Priming(limit), settings, keys);
    // This thread builds the SDK's clients in the meantime, which takes about as long.
    FutureTask<?> background =
        snapStart
            ? start.priming.begin("rehearsal", start::rehearseUntilCompiled)
            : start.priming.begin("prime-keys", start::keysThenRehearsal);
    AtomicReference<Set<URI>> unconnected = new AtomicReference<>(Set.of());
    Assembly.Parts parts =
        Assembly.parts(settings, snapStart ? connecting(keys, unconnected) : keys, clock, log, aws);
    if (snapStart) {
      start.connectAndDisconnect(parts);
      unconnected.set(Hosts.afterVerification(settings, parts.policy()));
    } else {
      start.fetch(parts);
    }
    start.priming.await(background);
    return parts.endpoint();
  }

  private static boolean isSnapStart(Map<String, String> environment) {
    return "snap-start".equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE"));
  }

  private static Map<String, IssuerKeys> connecting(
      Map<String, IssuerKeys> keys, AtomicReference<Set<URI>> unconnected) {
    BoundedHttpClient http = new BoundedHttpClient(HttpSender.LIMITS);
    Map<String, IssuerKeys> connecting = new HashMap<>();
    keys.forEach(
        (issuer, each) -> connecting.put(issuer, new ConnectingKeys(each, unconnected, http)));
    return connecting;
  }

  private void keysThenRehearsal() {
    keys.values().forEach(issuer -> issuer.prefetch(priming.end()));
    Rehearsal.run(FEWEST_GRANTS, priming.end());
  }

  private void rehearseUntilCompiled() {
    Rehearsal.run(COMPILED_GRANTS, priming.end());
  }

  private void fetch(Assembly.Parts parts) {
    FutureTask<?> secrets = priming.begin("prime-secrets", () -> secrets(parts));
    FutureTask<?> connections =
        priming.begin(
            "prime-connections",
            () -> {
              Hosts.port(parts.policy()).forEach(priming::connect);
              Hosts.table(settings).ifPresent(priming::connect);
            });
    priming.await(secrets);
    priming.await(connections);
  }

  private void secrets(Assembly.Parts parts) {
    parts.policy().profiles().values().stream()
        .flatMap(profile -> profile.port().credentials().stream())
        .distinct()
        .limit(MOST_SECRETS)
        .forEach(secret -> parts.credentials().find(secret, priming.end()));
  }

  /** Connects to every host that a first request will call, and keeps no connection or session. */
  private void connectAndDisconnect(Assembly.Parts parts) {
    Set<URI> hosts = Hosts.all(settings, parts.policy());
    for (int i = 0; i < ROUNDS && priming.end().remaining().compareTo(ROUND_TIME) > 0; i++) {
      priming.await(priming.begin("prime-hosts", () -> hosts.forEach(priming::disconnect)));
      NetworkCaches.forgetSessions();
    }
  }
}
