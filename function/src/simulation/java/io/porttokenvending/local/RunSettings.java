package io.porttokenvending.local;

import io.porttokenvending.aws.ExecutionRole;
import io.porttokenvending.config.Settings;
import io.porttokenvending.config.SettingsReader;
import io.porttokenvending.trust.PolicyScope;
import io.porttokenvending.trust.TrustPolicy;
import java.net.URI;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;

/**
 * The function's environment: variables of the user's shell override those of the simulation.
 *
 * @param given names of the variables from the user's shell
 */
record RunSettings(
    Simulation simulation,
    Map<String, String> environment,
    SortedSet<String> given,
    AwsCredentialsProvider aws) {
  static final String POLICY = "POLICY_PATH";

  private static final String ISSUERS = "OIDC_ISSUERS";
  private static final List<String> TABLES = List.of("REPLAY_TABLE", "TOKEN_TABLE");
  private static final Set<String> AWS_ENDPOINTS =
      Set.of("AWS_ENDPOINT_URL_SECRETS_MANAGER", "AWS_ENDPOINT_URL_DYNAMODB");

  private static final Set<String> VARIABLES =
      Set.of(
          "TOKEN_AUDIENCE",
          "REPLAY_TABLE",
          "TOKEN_TABLE",
          ISSUERS,
          POLICY,
          "CREDENTIALS_TTL",
          "MAX_TOKEN_AGE",
          "CLOCK_SKEW",
          "PUBLIC_URL",
          "ALLOWED_HOSTS",
          "ALLOWED_MCP_HOSTS",
          "ERROR_DOCS_URL",
          "EXTRA_CA_FILE",
          "ALLOW_INSECURE_LOOPBACK",
          "AWS_REGION",
          "AWS_ENDPOINT_URL_SECRETS_MANAGER",
          "AWS_ENDPOINT_URL_DYNAMODB");

  static RunSettings of(Simulation simulation, URI front, Map<String, String> outside) {
    Map<String, String> environment = new TreeMap<>(simulation.environment());
    environment.put("PUBLIC_URL", front.toString());
    SortedSet<String> given = new TreeSet<>();
    for (String name : VARIABLES) {
      String value = outside.getOrDefault(name, "");
      if (!value.isEmpty()) {
        environment.put(name, value);
        given.add(name);
      }
    }
    TABLES.forEach(name -> simulation.dynamoDb().createTable(environment.getOrDefault(name, "")));
    // Real credentials are only for the user's own endpoints. An emulator needs none.
    boolean ownAws = !Collections.disjoint(AWS_ENDPOINTS, given);
    AwsCredentialsProvider aws =
        ownAws
            ? AwsCredentialsProviderChain.of(
                ExecutionRole.credentials(outside, InstantSource.system()),
                Simulation.awsCredentials())
            : Simulation.awsCredentials();
    return new RunSettings(simulation, environment, given, aws);
  }

  /** Returns whether Port is simulated. A policy of {@code POLICY_PATH} may use the real Port. */
  boolean simulatesPort() {
    return !given.contains(POLICY);
  }

  /** Returns the check for policies that are written for the deployment and its issuers. */
  PolicyCheck check() {
    Map<String, String> deployed = new TreeMap<>(environment);
    if (!given.contains(ISSUERS)) {
      deployed.put(ISSUERS, String.join(",", simulation.deployment().oidcIssuers()));
    }
    Settings settings = SettingsReader.read(deployed, file -> {});
    return new PolicyCheck(
        new PolicyScope(
            List.copyOf(settings.issuers().keySet()),
            settings.allowedHosts(),
            settings.allowedMcpHosts(),
            settings.insecureLoopback() && !simulatesPort()));
  }

  LocalFunction function(Consumer<String> log) {
    return new LocalFunction(environment, aws, this::simulated, InstantSource.system(), log);
  }

  private TrustPolicy simulated(TrustPolicy policy) {
    TrustPolicy trusting = given.contains(ISSUERS) ? policy : simulation.withGitHub(policy);
    return simulatesPort() ? simulation.withPort(trusting) : trusting;
  }

  /**
   * Returns the first value of TOKEN_AUDIENCE, or the function's address, as the function reads
   * them.
   */
  String audience() {
    String address = environment.getOrDefault("PUBLIC_URL", "");
    return environment.getOrDefault("TOKEN_AUDIENCE", address).split(",", -1)[0].strip();
  }
}
