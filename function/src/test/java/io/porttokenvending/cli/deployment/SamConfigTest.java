package io.porttokenvending.cli.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.cli.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of a deployment in {@code samconfig.toml}. */
class SamConfigTest {
  private static final String GHES = "https://github.acme.example/_services/token";

  @TempDir private Path folder;

  @Test
  void deployParameters_areRead() throws IOException {
    String text =
        """
        version = 0.1
        [default.deploy.parameters]
        parameter_overrides = "OidcIssuers=%1$s=%1$s/keys,https://a.example \
        AllowedHosts=a.example AllowedMcpHosts=\\"b.example, c.example\\" CredentialSecretArns=arn:d"
        """
            .formatted(GHES);

    DeploymentSettings settings = read(text, "default");

    assertEquals(
        new DeploymentSettings(
            List.of(GHES + "=" + GHES + "/keys", "https://a.example"),
            Set.of("a.example"),
            Set.of("b.example", "c.example"),
            Set.of("arn:d")),
        settings);
    assertEquals(List.of(GHES, "https://a.example"), settings.scope().issuers());
  }

  @Test
  void listOfPairs_isReadLikeString() throws IOException {
    String text =
        """
        [default.deploy.parameters]
        parameter_overrides = [
          "AllowedHosts=a.example",   # a comment
          'AllowedMcpHosts="b.example"',
        ]
        """;
    assertEquals(
        DeploymentSettings.DEFAULTS.with(List.of(), Set.of("a.example"), Set.of("b.example")),
        read(text, "default"));
  }

  @Test
  void environment_selected_usesItsParameters() throws IOException {
    String text =
        """
        [default.deploy.parameters]
        parameter_overrides = "AllowedHosts=a.example"
        [prod.global.parameters]
        parameter_overrides = "AllowedHosts=b.example"
        [stage.global.parameters]
        parameter_overrides = "AllowedHosts=c.example"
        [stage.deploy.parameters]
        parameter_overrides = "AllowedHosts=d.example"
        """;
    assertEquals(Set.of("a.example"), read(text, "default").allowedHosts());
    assertEquals(Set.of("b.example"), read(text, "prod").allowedHosts());
    assertEquals(Set.of("d.example"), read(text, "stage").allowedHosts());
  }

  @Test
  void environment_withoutParameters_hasTemplateDefaults() throws IOException {
    DeploymentSettings settings = read("[default.deploy.parameters]\nregion = \"x\"\n", "default");
    assertEquals(DeploymentSettings.DEFAULTS, settings);
    assertEquals(
        List.of("https://token.actions.githubusercontent.com"), settings.scope().issuers());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [prod.deploy]                                    | has no environment default; pass one with --config-env: prod
          default = 1                                      | has no environment default; pass one with --config-env: the file has none
          [default                                         | cannot be read as TOML
          [default.deploy.parameters] parameter_overrides=1 | cannot be read as TOML
          default.deploy.parameters.parameter_overrides=1   | parameter_overrides is neither a string nor a list of strings
          default.deploy.parameters.parameter_overrides=[1] | parameter_overrides is neither a string nor a list of strings
          default.deploy.parameters.parameter_overrides={}  | parameter_overrides is neither a string nor a list of strings
          default.deploy.parameters.parameter_overrides="A" | parameter_overrides: expected Key=value
          """)
  void malformedFile_isUsageErrorWithFileName(String text, String message) {
    var thrown = assertThrows(UsageException.class, () -> read(text, "default"));
    String shown = String.valueOf(thrown.getMessage());
    assertTrue(shown.startsWith(folder.resolve("samconfig.toml").toString()), shown);
    assertTrue(shown.contains(message), shown);
    assertEquals(1, shown.lines().count(), shown);
  }

  @Test
  void missingOrBinaryFile_isAUsageError() throws IOException {
    Path missing = folder.resolve("missing.toml");
    assertEquals(
        missing + " does not exist; check its path",
        assertThrows(UsageException.class, () -> SamConfig.read(missing, "default")).getMessage());
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xC0, 0});
    assertEquals(
        binary + " is not UTF-8; save it as UTF-8",
        assertThrows(UsageException.class, () -> SamConfig.read(binary, "default")).getMessage());
    assertThrows(UsageException.class, () -> SamConfig.read(folder, "default"));
  }

  private DeploymentSettings read(String text, String environment) throws IOException {
    return SamConfig.read(Files.writeString(folder.resolve("samconfig.toml"), text), environment);
  }
}
