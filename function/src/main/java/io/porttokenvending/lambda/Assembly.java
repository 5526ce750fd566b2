package io.porttokenvending.lambda;

import io.porttokenvending.api.VendingEndpoint;
import io.porttokenvending.aws.ExecutionRole;
import io.porttokenvending.aws.ReplayTable;
import io.porttokenvending.aws.SdkClients;
import io.porttokenvending.aws.SecretCache;
import io.porttokenvending.aws.SecretSource;
import io.porttokenvending.aws.SecretsManagerSource;
import io.porttokenvending.aws.TokenTable;
import io.porttokenvending.config.IssuerList;
import io.porttokenvending.config.Settings;
import io.porttokenvending.config.SettingsReader;
import io.porttokenvending.config.StartupException;
import io.porttokenvending.exchange.PortCredentials;
import io.porttokenvending.exchange.ReplayGuard;
import io.porttokenvending.exchange.SecretStore;
import io.porttokenvending.exchange.SharedRows;
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
import io.porttokenvending.trust.PolicyFolder.PolicyReading;
import io.porttokenvending.trust.PolicyProblem;
import io.porttokenvending.trust.PolicyScope;
import io.porttokenvending.trust.TrustPolicy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Wires the function at startup. */
final class Assembly {
  private static final HttpLimits KEY_SET_LIMITS =
      new HttpLimits(Duration.ofSeconds(2), Duration.ofSeconds(2), 512 * 1024);

  static {
    // SLF4J, which the SDK logs through, would report a missing backend on standard error. Set
    // before any class of the SDK is loaded.
    System.getProperties().putIfAbsent("slf4j.internal.verbosity", "ERROR");
  }

  private Assembly() {}

  /** The function, and the parts that initialization uses to fetch before the first request. */
  record Parts(
      VendingEndpoint endpoint, SecretStore<PortCredentials> credentials, TrustPolicy policy) {}

  /**
   * Returns the function, ready to answer.
   *
   * @param log receives one line at a time
   * @throws StartupException if a setting or the policy is invalid
   */
  static VendingEndpoint of(
      Map<String, String> environment, InstantSource clock, Consumer<String> log) {
    return of(environment, clock, log, aws(environment, clock));
  }

  /** Returns the role's credentials, after this class has set up the SDK's logging. */
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

  /** Returns the operator's settings, and logs a warning about one that is not for production. */
  static Settings settings(Map<String, String> environment, Consumer<String> log) {
    Settings settings = SettingsReader.read(environment, ExtraTrust::reading);
    if (settings.insecureLoopback()) {
      log.accept(
          "{\"event\":\"start\",\"warning\":\"ALLOW_INSECURE_LOOPBACK is on: http to this machine"
              + " is allowed. Turn it off in production.\"}");
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
    SdkClients clients = new SdkClients(settings.region(), aws);
    SecretSource secrets =
        new SecretsManagerSource(clients.secretsManager(settings.secretsManagerEndpoint()));
    Duration ttl = settings.credentialsTtl();
    SecretStore<PortCredentials> credentials = SecretCache.ofPortCredentials(secrets, ttl, clock);
    RandomGenerator random = new FreshRandom();
    TokenExchange exchange =
        new TokenExchange(
            new TokenVerifier(keys, rules(settings)),
            policy,
            credentials,
            SecretCache.ofHeaders(secrets, ttl, clock),
            new PortTokenCache(
                new BoundedHttpClient(HttpSender.LIMITS)::send,
                sharedRows(settings, clients),
                clock,
                random),
            replay(settings, clients, random),
            clock);
    return new Parts(
        new VendingEndpoint(
            exchange,
            settings.audiences().getFirst(),
            settings.publicUrl(),
            settings.errorDocs(),
            clock,
            log),
        credentials,
        policy);
  }

  private static ReplayGuard replay(Settings settings, SdkClients clients, RandomGenerator random) {
    return settings
        .replayTable()
        .<ReplayGuard>map(
            table -> new ReplayTable(clients.dynamoDb(settings.dynamoDbEndpoint()), table, random))
        .orElse(ReplayGuard.OFF);
  }

  private static Optional<SharedRows> sharedRows(Settings settings, SdkClients clients) {
    return settings
        .tokenTable()
        .map(table ->
            new TokenTable(clients.dynamoDbWithoutRetries(settings.dynamoDbEndpoint()), table));
  }

  /** Returns the keys of each trusted issuer. */
  static Map<String, IssuerKeys> keys(Settings settings, InstantSource clock) {
    BoundedHttpClient http = new BoundedHttpClient(KEY_SET_LIMITS);
    // A private certificate authority must not vouch for the keys of GitHub's issuers.
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
                new PublishedKeys(uri, IssuerList.isRunByGitHub(issuer) ? http : others, clock)));
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
              "The trust policy is invalid",
              problems.stream().map(PolicyProblem::toString).toList());
    };
  }
}
