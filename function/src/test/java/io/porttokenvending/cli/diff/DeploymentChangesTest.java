package io.porttokenvending.cli.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes that {@code policy diff} reports for different deployments of the same policy. */
class DeploymentChangesTest {
  private static final String GITHUB = "https://token.actions.githubusercontent.com";

  /** The rule names its issuer, so that a second issuer does not change the policy. */
  private static final String PROFILE =
      """
      port: {region: eu, credentials: port/reader}
      trust:
        - name: one
          issuer: %s
          repository_owner_id: "999999999999"
          repository_id: any
      """
          .formatted(GITHUB);

  @TempDir private Path folder;

  @BeforeEach
  void writePolicies() throws IOException {
    for (String side : new String[] {"old", "new"}) {
      Files.createDirectories(folder.resolve(side).resolve("policy"));
      Files.writeString(folder.resolve(side).resolve("policy/reader.yaml"), PROFILE);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OidcIssuers=%1$s            | OidcIssuers=%1$s,https://b.example  | true  | false
          OidcIssuers=%1$s            | OidcIssuers=%1$s=https://b.example  | true  | true
          OidcIssuers=%1$s,https://b.example | OidcIssuers=%1$s             | false | true
          AllowedHosts=a.example      | AllowedHosts=a.example,b.example    | true  | false
          AllowedHosts=a.example      | AllowedHosts=b.example              | true  | true
          AllowedHosts=a.example      | A=                                  | false | true
          A=                          | AllowedMcpHosts=a.example           | true  | false
          AllowedMcpHosts=a.example,b.example | AllowedMcpHosts=b.example,a.example | false | false
          CredentialSecretArns=arn:a  | CredentialSecretArns=arn:b,arn:a    | true  | false
          CredentialSecretArns=arn:b,arn:a | CredentialSecretArns=arn:a     | false | true
          """)
  void widerDeployment_isGain_narrowerIsLoss(
      String before, String after, boolean gains, boolean losses) throws IOException {
    deploy("old", before.formatted(GITHUB));
    deploy("new", after.formatted(GITHUB));

    CommandRun run = diff("--format=json");

    JsonNode report = run.json();
    assertEquals(gains, report.path("gains").asBoolean(), run::out);
    assertEquals(losses, report.path("losses").asBoolean(), run::out);
    assertEquals(gains || losses ? 1 : 0, report.path("deployment").size(), run::out);
    assertEquals(0, report.path("changes").size(), run::out);
    assertEquals(gains ? 1 : 0, run.code());
  }

  @Test
  void deploymentChange_isPrintedBeforeProfiles() throws IOException {
    deploy("old", "AllowedMcpHosts=a.example");
    deploy("new", "AllowedMcpHosts=a.example,b.example");
    assertEquals(
        """
        Deployment
          + AllowedMcpHosts a.example -> a.example, b.example

        Access widened.
        """,
        diff().out());
  }

  /** A samconfig.toml that a change adds must not be used for the old policy. */
  @Test
  void missingOldSamconfig_usesTemplateDefaults() throws IOException {
    deploy("new", "AllowedMcpHosts=b.example");
    assertEquals(1, diff().code());
    Path file = folder.resolve("new/samconfig.toml");
    assertEquals(0, diff("--old-samconfig=" + file).code());
    assertEquals(1, diff("--samconfig=" + file).code());
  }

  @Test
  void issuer_ofOneDeployment_isTrustedOnlyThere() throws IOException {
    Files.writeString(
        folder.resolve("new/policy/reader.yaml"), PROFILE.replace(GITHUB, "https://b.example"));
    deploy("new", "OidcIssuers=https://b.example");
    CommandRun run = diff();
    assertEquals(1, run.code());
    assertTrue(run.out().contains("issuer               https://b.example"), run::out);
    assertTrue(run.out().contains("issuer               " + GITHUB), run::out);
  }

  private void deploy(String side, String overrides) throws IOException {
    Files.writeString(
        folder.resolve(side).resolve("samconfig.toml"),
        "[default.deploy.parameters]\nparameter_overrides = \"" + overrides + "\"\n");
  }

  private CommandRun diff(String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "diff";
    arguments[1] = folder.resolve("old/policy").toString();
    arguments[2] = folder.resolve("new/policy").toString();
    System.arraycopy(options, 0, arguments, 3, options.length);
    return CommandRun.of(arguments);
  }
}
