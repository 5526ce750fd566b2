package io.porttokenvending.local;

import io.porttokenvending.aws.ExecutionRole;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;

/**
 * The function's environment: the simulation's, but what the person who runs it has set comes
 * first.
 *
 * @param given names of the variables that come from outside
 */
record RunSettings(
    Map<String, String> environment, SortedSet<String> given, AwsCredentialsProvider aws) {
  private static final String SECRETS_ENDPOINT = "AWS_ENDPOINT_URL_SECRETS_MANAGER";

  private static final Set<String> VARIABLES =
      Set.of(
          "TOKEN_AUDIENCE",
          "REPLAY_TABLE",
          "OIDC_ISSUERS",
          "POLICY_PATH",
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
          "AWS_ENDPOINT_URL_DYNAMODB",
          SECRETS_ENDPOINT);

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
    // Credentials that are real are for an endpoint of the person's own; an emulator needs none.
    AwsCredentialsProvider aws =
        given.contains(SECRETS_ENDPOINT)
            ? AwsCredentialsProviderChain.of(
                ExecutionRole.credentials(outside, InstantSource.system()),
                Simulation.awsCredentials())
            : Simulation.awsCredentials();
    return new RunSettings(environment, given, aws);
  }

  /**
   * The first of TOKEN_AUDIENCE, or the address of the function, as the function itself reads it.
   */
  String audience() {
    String address = value("PUBLIC_URL");
    return environment.getOrDefault("TOKEN_AUDIENCE", address).split(",", -1)[0].strip();
  }

  String value(String name) {
    return environment.getOrDefault(name, "");
  }
}
