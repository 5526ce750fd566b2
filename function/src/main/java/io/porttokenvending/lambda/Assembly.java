package io.porttokenvending.lambda;

import io.porttokenvending.api.VendingEndpoint;
import io.porttokenvending.aws.CachedCredentials;
import io.porttokenvending.aws.CachedHeaderSecrets;
import io.porttokenvending.aws.ExecutionRole;
import io.porttokenvending.aws.ReplayTable;
import io.porttokenvending.aws.SecretsManagerSource;
import io.porttokenvending.config.IssuerList;
import io.porttokenvending.config.Settings;
import io.porttokenvending.config.SettingsReader;
import io.porttokenvending.config.StartupException;
import io.porttokenvending.exchange.ReplayGuard;
import io.porttokenvending.exchange.TokenExchange;
import io.porttokenvending.github.PublishedKeys;
import io.porttokenvending.http.BoundedHttpClient;
import io.porttokenvending.http.ExtraTrust;
import io.porttokenvending.http.HttpLimits;
import io.porttokenvending.port.HttpSender;
import io.porttokenvending.port.PortTokenCache;
import io.porttokenvending.token.IssuerKeys;
import io.porttokenvending.token.TokenVerifier;
import io.porttokenvending.token.VerifierRules;
import io.porttokenvending.trust.GitHubClaims;
import io.porttokenvending.trust.PolicyFolder;
import io.porttokenvending.trust.PolicyProblem;
import io.porttokenvending.trust.PolicyReading;
import io.porttokenvending.trust.PolicyScope;
import io.porttokenvending.trust.TrustPolicy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Puts the function together at start-up; the only place where the parts meet. */
final class Assembly {
  private static final HttpLimits KEY_SET_LIMITS =
      new HttpLimits(Duration.ofSeconds(2), Duration.ofSeconds(2), 512 * 1024);

  static {
    // The SDK logs through SLF4J, which complains on standard error when it has nowhere to log to.
    // This comes before anything of the SDK is touched, its credentials too.
    System.getProperties().putIfAbsent("slf4j.internal.verbosity", "ERROR");
  }

  private Assembly() {}

  /** The function, and what a start has to know of it to fetch before the first request. */
  record Parts(VendingEndpoint endpoint, CachedCredentials credentials, TrustPolicy policy) {}

  /**
   * The function, ready to answer.
   *
   * @param log takes one line at a time
   * @throws StartupException when a setting or the policy is wrong
   */
  static VendingEndpoint of(
      Map<String, String> environment, InstantSource clock, Consumer<String> log) {
    return of(environment, clock, log, aws(environment, clock));
  }

  /** The role's; asked for here, so that the SDK is told to be silent first. */
  static AwsCredentialsProvider aws(Map<String, String> environment, InstantSource clock) {
    return ExecutionRole.credentials(environment, clock);
  }

  static VendingEndpoint of(
      Map<String, String> environment,
      InstantSource clock,
      Consumer<String> log,
      AwsCredentialsProvider aws) {
    Settings settings = settings(environment, log);
    return parts(settings, keys(settings, clock), clock, log, aws).endpoint();
  }

  /** What the operator has set, with a warning where that is not for production. */
  static Settings settings(Map<String, String> environment, Consumer<String> log) {
    Settings settings = SettingsReader.read(environment, ExtraTrust::reading);
    if (settings.insecureLoopback()) {
      log.accept(
          "{\"event\":\"start\",\"warning\":\"ALLOW_INSECURE_LOOPBACK is on: http to this machine"
              + " is permitted\"}");
    }
    return settings;
  }

  static Parts parts(
      Settings settings,
      Map<String, IssuerKeys> keys,
      InstantSource clock,
      Consumer<String> log,
      AwsCredentialsProvider aws) {
    return parts(settings, keys, clock, log, aws, policy(settings));
  }

  static Parts parts(
      Settings settings,
      Map<String, IssuerKeys> keys,
      InstantSource clock,
      Consumer<String> log,
      AwsCredentialsProvider aws,
      TrustPolicy policy) {
    var secrets =
        SecretsManagerSource.create(settings.region(), settings.secretsManagerEndpoint(), aws);
    CachedCredentials credentials =
        new CachedCredentials(secrets, settings.credentialsTtl(), clock);
    RandomGenerator random = new FreshRandom();
    TokenExchange exchange =
        new TokenExchange(
            new TokenVerifier(keys, rules(settings)),
            policy,
            credentials,
            new CachedHeaderSecrets(secrets, settings.credentialsTtl(), clock),
            new PortTokenCache(new BoundedHttpClient(HttpSender.LIMITS)::send, clock, random),
            replay(settings, aws, random),
            clock);
    return new Parts(
        new VendingEndpoint(
            exchange, settings.audiences().getFirst(), settings.publicUrl(), clock, log),
        credentials,
        policy);
  }

  private static ReplayGuard replay(
      Settings settings, AwsCredentialsProvider aws, RandomGenerator random) {
    return settings
        .replayTable()
        .<ReplayGuard>map(table ->
            ReplayTable.create(table, settings.region(), settings.dynamoDbEndpoint(), aws, random))
        .orElse(ReplayGuard.OFF);
  }

  /** Those of the trusted issuers and of no other. */
  static Map<String, IssuerKeys> keys(Settings settings, InstantSource clock) {
    BoundedHttpClient http = new BoundedHttpClient(KEY_SET_LIMITS);
    // A company's own authority must not be able to vouch for the keys of GitHub's issuers.
    BoundedHttpClient others =
        settings
            .extraCaFile()
            .map(file -> BoundedHttpClient.trusting(KEY_SET_LIMITS, ExtraTrust.reading(file)))
            .orElse(http);
    Map<String, IssuerKeys> keys = new HashMap<>();
    settings
        .issuers()
        .forEach((issuer, uri) ->
            keys.put(
                issuer,
                new PublishedKeys(uri, IssuerList.isGitHubs(issuer) ? http : others, clock)));
    return keys;
  }

  private static VerifierRules rules(Settings settings) {
    return new VerifierRules(
        settings.audiences(),
        settings.maxTokenAge(),
        settings.clockSkew(),
        GitHubClaims.REQUIRED,
        GitHubClaims.REQUIRED_POSSIBLY_EMPTY);
  }

  private static TrustPolicy policy(Settings settings) {
    PolicyScope scope =
        new PolicyScope(
            List.copyOf(settings.issuers().keySet()),
            settings.allowedHosts(),
            settings.allowedMcpHosts(),
            settings.insecureLoopback());
    return switch (PolicyFolder.read(settings.policyPath(), scope)) {
      case PolicyReading.Loaded(TrustPolicy policy) -> policy;
      case PolicyReading.Unusable(List<PolicyProblem> problems) ->
          throw new StartupException(
              "The trust policy is wrong", problems.stream().map(PolicyProblem::toString).toList());
    };
  }
}
