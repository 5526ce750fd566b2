package io.porttokenvending.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.cli.deployment.SamConfig;
import io.porttokenvending.local.CheckedPolicy;
import io.porttokenvending.local.LocalFunction;
import io.porttokenvending.local.PolicyCheck;
import io.porttokenvending.local.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A copy of the sample policy with a second issuer and another gateway. */
class DeployedPolicyTest {
  private static final String GITHUB = "https://token.actions.githubusercontent.com";
  private static final String GHES = "https://github.acme.example/_services/token";
  private static final String PROFILE = "catalog-reader.yaml";

  @TempDir private Path infra;

  private String policy;

  @BeforeEach
  void copyInfra() throws IOException {
    Path sample = Path.of("src", "test", "resources", "sample-policy");
    policy = Files.createDirectories(infra.resolve("policy-layer/policy")).toString();
    Files.createDirectories(infra.resolve("policy-tests"));
    String profile =
        ownIds(Files.readString(sample.resolve(PROFILE), UTF_8))
            .replace(
                "    repository_id: any\n", "    issuer: " + GITHUB + "\n    repository_id: any\n")
            .replace(
                "mcp:\n",
                """
                mcp:
                  servers:
                    tracker:
                      url: https://gateway.acme.example/tracker/mcp
                      tools: [search_issues]
                """);
    write(
        "policy-layer/policy/" + PROFILE,
        profile
            + """
              - name: the enterprise server
                issuer: %s
                repository_owner_id: "777777777776"
                repository_id: "666666666686"
                ref: refs/heads/main
                event_name: push
            """
                .formatted(GHES));
    String cases = ownIds(Files.readString(sample.resolve("tests").resolve(PROFILE), UTF_8));
    write(
        "policy-tests/" + PROFILE,
        cases.replace("  claims: ", "  issuer: " + GITHUB + "\n  claims: ")
            + """

            - name: a push to main on the enterprise server is granted
              profile: catalog-reader
              issuer: %s
              claims: {repository_owner_id: "777777777776", repository_id: "666666666686", repository: acme/api, ref: refs/heads/main, event_name: push}
              expect: granted
              rule: the enterprise server
            """
                .formatted(GHES));
    samconfig("OidcIssuers=%s,%s AllowedMcpHosts=gateway.acme.example".formatted(GITHUB, GHES));
  }

  /** Replaces the sample ids, which would be findings. */
  private static String ownIds(String sample) {
    return sample.replace("999999999999", "777777777777").replace("888888888888", "666666666666");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lint", "test"})
  void secondIssuerAndGateway_areAccepted(String command) {
    CommandRun run = CommandRun.of(command, policy);
    assertEquals(0, run.code(), () -> run.out() + run.err());
  }

  @Test
  void explain_secondIssuer_isTrusted() {
    String claims =
        """
        {"iss": "%s", "repository_owner_id": "777777777776", "repository_id": "666666666686",
         "repository": "acme/api", "ref": "refs/heads/main", "event_name": "push"}
        """
            .formatted(GHES);
    assertEquals(0, CommandRun.withInput(claims, "explain", policy, "--claims", "-").code());
  }

  @Test
  void simulatedFunction_withThePolicy_starts() throws IOException {
    var deployment = SamConfig.of(Path.of(policy), SamConfig.DEFAULT_ENVIRONMENT);
    try (Simulation world = Simulation.start(deployment)) {
      CheckedPolicy checked = new PolicyCheck(deployment.scope()).folder(Path.of(policy));
      LocalFunction.in(world, InstantSource.system(), line -> {})
          .with(checked.policy().orElseThrow());
    }
  }

  @Test
  void policy_withoutSamconfig_isRejected() throws IOException {
    Files.delete(infra.resolve("samconfig.toml"));
    CommandRun run = CommandRun.of("lint", policy);
    assertEquals(1, run.code());
    assertTrue(run.out().contains("catalog-reader.yaml:"), run::out);
  }

  @Test
  void samconfigOption_replacesTheDefaultFile() throws IOException {
    Path file = Files.move(infra.resolve("samconfig.toml"), infra.resolve("other.toml"));
    assertEquals(1, CommandRun.of("lint", policy).code());
    assertEquals(0, CommandRun.of("lint", policy, "--samconfig", file.toString()).code());
    CommandRun run =
        CommandRun.of("lint", policy, "--samconfig", file.toString(), "--config-env", "prod");
    assertEquals(2, run.code());
    assertEquals(
        file + " has no environment prod; pass one with --config-env: default\n", run.err());
  }

  @Test
  void hostOption_replacesTheListInSamconfig() {
    CommandRun run = CommandRun.of("lint", policy, "--allowed-mcp-host=other.example");
    assertEquals(1, run.code());
    assertTrue(run.out().contains("gateway.acme.example"), run::out);
    assertEquals(0, CommandRun.of("lint", policy, "--issuer=" + GITHUB, "--issuer=" + GHES).code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"lint", "test", "explain", "diff"})
  void malformedSamconfig_isUsageErrorOfEachCommand(String command) throws IOException {
    write("samconfig.toml", "[default");
    String[] arguments =
        switch (command) {
          case "explain" -> new String[] {command, policy, "--claims", "-"};
          case "diff" -> new String[] {command, policy, policy};
          default -> new String[] {command, policy};
        };
    CommandRun run = CommandRun.withInput("{}", arguments);
    assertEquals(2, run.code());
    assertEquals("", run.out());
    assertTrue(run.err().contains("samconfig.toml cannot be read as TOML"), run::err);
  }

  private void samconfig(String overrides) throws IOException {
    write(
        "samconfig.toml",
        "[default.deploy.parameters]\nparameter_overrides = \"" + overrides + "\"\n");
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(infra.resolve(file), text, UTF_8);
  }
}
