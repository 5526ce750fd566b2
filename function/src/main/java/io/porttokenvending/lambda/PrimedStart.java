package io.porttokenvending.lambda;

import io.porttokenvending.api.VendingEndpoint;
import io.porttokenvending.config.Settings;
import io.porttokenvending.config.StartupException;
import io.porttokenvending.http.NetworkCaches;
import io.porttokenvending.token.IssuerKeys;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * The function as Lambda starts it: ready for a first request that finds classes loaded, keys and
 * secrets fetched and connections open, because a start is given more of the processor than a
 * request.
 */
final class PrimedStart {
  /** Lambda ends a start after ten seconds, and starts anew. */
  private static final Duration LIMIT = Duration.ofSeconds(3);

  /** Nobody waits for a start that is copied. */
  private static final Duration COPIED_LIMIT = Duration.ofSeconds(6);

  /** A policy may name hundreds, and then most starts would read most of them for nobody. */
  private static final int MOST_SECRETS = 5;

  /** After so many the JVM has compiled what a TLS handshake needs; further ones gained nothing. */
  static final int MEETINGS = 6;

  /** A meeting that is broken off could leave behind what it should not. */
  private static final Duration FOR_A_MEETING = Duration.ofSeconds(1);

  private final Priming priming;
  private final Settings settings;
  private final Map<String, IssuerKeys> keys;

  private PrimedStart(Priming priming, Settings settings, Map<String, IssuerKeys> keys) {
    this.priming = priming;
    this.settings = settings;
    this.keys = keys;
  }

  /**
   * The function, ready to answer.
   *
   * @throws StartupException when a setting or the policy is wrong
   */
  static VendingEndpoint of(
      Map<String, String> environment, InstantSource clock, Consumer<String> log) {
    Duration limit = isCopied(environment) ? COPIED_LIMIT : LIMIT;
    return of(environment, clock, log, Assembly.aws(environment, clock), limit);
  }

  /**
   * The same.
   *
   * @param limit how long may be fetched
   */
  static VendingEndpoint of(
      Map<String, String> environment,
      InstantSource clock,
      Consumer<String> log,
      AwsCredentialsProvider aws,
      Duration limit) {
    boolean copied = isCopied(environment);
    if (copied) {
      NetworkCaches.keepNoAddresses();
    }
    Settings settings = Assembly.settings(environment, log);
    Map<String, IssuerKeys> keys = Assembly.keys(settings, clock);
    PrimedStart start = new PrimedStart(new Priming(limit), settings, keys);
    // One half of the work goes on while this thread builds the SDK's client, which is the other.
    FutureTask<?> aside =
        copied
            ? start.priming.begin("rehearsal", () -> Rehearsal.run(Rehearsal.throughTheSdk()))
            : start.priming.begin("prime-keys", start::keysThenRehearsal);
    Assembly.Parts parts = Assembly.parts(settings, keys, clock, log, aws);
    if (copied) {
      start.meet(parts);
    } else {
      start.fetch(parts);
    }
    start.priming.await(aside);
    return parts.endpoint();
  }

  private static boolean isCopied(Map<String, String> environment) {
    return "snap-start".equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE"));
  }

  private void keysThenRehearsal() {
    keys.values().forEach(issuer -> issuer.prefetch(priming.end()));
    Rehearsal.run(Rehearsal.SECRETS);
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
        .map(profile -> profile.port().credentials())
        .distinct()
        .limit(MOST_SECRETS)
        .forEach(secret -> parts.credentials().find(secret, priming.end()));
  }

  /**
   * Speaks TLS with whomever a first request will call, and keeps nothing of it: the copies of this
   * process must not hold what was true or secret before the snapshot.
   */
  private void meet(Assembly.Parts parts) {
    Set<URI> hosts = Hosts.all(settings, parts.policy());
    for (int i = 0; i < MEETINGS && hasTimeLeft(); i++) {
      priming.await(priming.begin("prime-hosts", () -> hosts.forEach(priming::meet)));
      NetworkCaches.forgetSessions();
    }
  }

  private boolean hasTimeLeft() {
    return priming.end().remaining().compareTo(FOR_A_MEETING) > 0;
  }
}
