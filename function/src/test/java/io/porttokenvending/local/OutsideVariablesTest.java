package io.porttokenvending.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.FakePort;
import io.porttokenvending.testing.FakeSecretsManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the person who starts the local run has set in the environment. */
class OutsideVariablesTest {
  private static final String SECRET = "port-token-vending/catalog-reader";
  private static final String SECRETS_ENDPOINT = "AWS_ENDPOINT_URL_SECRETS_MANAGER";

  @Test
  void variablesFromOutside_comeFirst() throws Exception {
    Map<String, String> outside =
        Map.of("TOKEN_AUDIENCE", "a b&c", "PUBLIC_URL", "https://vending.example", "PATH", "/");
    try (StartedRun run = StartedRun.start(outside)) {
      String metadata = run.metadata();
      assertTrue(metadata.contains("\"issuer\":\"https://vending.example\""), metadata);
      assertTrue(metadata.contains("\"audience\":\"a b&c\""), metadata);
      assertTrue(run.output().contains("  set     PUBLIC_URL, TOKEN_AUDIENCE, from"), run.output());
      assertTrue(run.script().contains("&audience=a+b%26c\""), run.script());
      assertTrue(run.output().contains("\n  200    a Port token "), run.output());
    }
  }

  @Test
  void policyFromOutside_isUsedAsItIs(@TempDir Path policy) throws Exception {
    Files.writeString(policy.resolve("one.yaml"), profile("1"), UTF_8);
    Files.writeString(policy.resolve("two.yaml"), profile("2"), UTF_8);
    try (StartedRun run = StartedRun.start(Map.of("POLICY_PATH", policy.toString()))) {
      assertTrue(
          run.output()
              .contains("  policy  " + policy + ", with Port as the policy names it, 2 prof"),
          run.output());
      assertTrue(run.script().contains("-d '{\"profile\":\"one\"}'"), run.script());
      assertTrue(run.output().contains("; Port is not.\n"), run.output());
      assertTrue(run.output().contains("\n  502    secret_missing: "), run.output());
    }
  }

  @Test
  void tokenOfAPortThatMayBeReal_isNotPrinted(@TempDir Path policy) throws Exception {
    try (FakePort port = FakePort.start();
        FakeSecretsManager secrets = FakeSecretsManager.start()) {
      port.register("own-client", "own-secret");
      secrets.put(SECRET, "{\"clientId\":\"own-client\",\"clientSecret\":\"own-secret\"}");
      String addresses = "port:\n  api_url: %s\n  mcp_url: %s".formatted(port.uri(), port.mcpUri());
      String profile = profile("999999999999").replace("port:\n  region: eu", addresses);
      Files.writeString(policy.resolve("own.yaml"), profile, UTF_8);
      Map<String, String> outside =
          Map.of("POLICY_PATH", policy.toString(), SECRETS_ENDPOINT, secrets.uri().toString());
      try (StartedRun run = StartedRun.start(outside)) {
        assertTrue(run.output().contains("\n  200    a Port token "), run.output());
        assertTrue(run.output().contains("granted, profile own, "), run.output());
        assertFalse(run.output().contains("eyJ"), run.output());
        assertEquals(1, port.calls().size());
      }
    }
  }

  @Test
  void secretsEndpointFromOutside_isAskedInsteadOfTheSimulatedOne() throws Exception {
    try (FakeSecretsManager secrets = FakeSecretsManager.start()) {
      secrets.put(SECRET, "{\"clientId\":\"another\",\"clientSecret\":\"another\"}");
      try (StartedRun run = StartedRun.start(Map.of(SECRETS_ENDPOINT, secrets.uri().toString()))) {
        assertTrue(run.output().contains(" 502    port_credentials_rejected: "), run.output());
        assertFalse(secrets.calls().isEmpty());
      }
    }
  }

  @Test
  void brokenPolicy_isListedProblemByProblem(@TempDir Path policy) throws Exception {
    Files.writeString(policy.resolve("one.yaml"), "trust: []\nport: 1\n", UTF_8);
    StartedRun run = StartedRun.start(Map.of("POLICY_PATH", policy.toString()));
    assertEquals(1, run.exitCode());
    assertTrue(run.errors().startsWith(policy.resolve("one.yaml") + ":1:8: error: "), run.errors());
    assertTrue(run.errors().contains(policy.resolve("one.yaml") + ":2:7: error: "), run.errors());
    assertFalse(run.errors().contains("Exception"), run.errors());
  }

  @Test
  void wrongSetting_isNamed() throws Exception {
    StartedRun run = StartedRun.start(Map.of("CLOCK_SKEW", "2h"));
    assertEquals(1, run.exitCode());
    assertTrue(run.errors().contains("CLOCK_SKEW"), run.errors());
    assertFalse(run.errors().contains("Exception"), run.errors());
  }

  private static String profile(String owner) {
    return """
    port:
      region: eu
      credentials: port-token-vending/catalog-reader
    trust:
      - name: another owner
        repository_owner_id: "%s"
        repository_id: any
    """
        .formatted(owner);
  }
}
