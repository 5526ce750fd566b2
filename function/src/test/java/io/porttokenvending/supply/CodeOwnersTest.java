package io.porttokenvending.supply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The starter's {@code CODEOWNERS}, with its example for a team's own profile in use. */
class CodeOwnersTest {
  private static final Path FILE = Path.of("..", "infra", "starter", ".github", "CODEOWNERS");

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".github/CODEOWNERS",
        ".github/release.sh",
        ".github/workflows/check.yml",
        ".github/workflows/deploy.yml",
        "release.sha256",
        "samconfig.toml",
        "policy-tests/catalog-reader.yaml",
        "policy-layer/policy/catalog-reader.yaml"
      })
  void everyFile_isOwnedOnlyByThePlatformTeam(String file) throws IOException {
    assertEquals("@acme/platform", owners(file));
  }

  @Test
  void profileOfATeam_canBeApprovedByEither() throws IOException {
    assertEquals(
        "@acme/payments @acme/platform", owners("policy-layer/policy/deployment-recorder.yaml"));
  }

  /** The owners on the last line that matches. */
  private static String owners(String file) throws IOException {
    String owners = "";
    List<String> lines =
        Files.readString(FILE, UTF_8)
            .replace("# /", "/")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .toList();
    assertEquals(2, lines.size());
    for (String line : lines) {
      List<String> parts = List.of(line.split(" +", 2));
      String path = parts.getFirst();
      assertTrue(path.equals("*") || path.startsWith("/"), path);
      if (path.equals("*") || path.equals("/" + file)) {
        owners = parts.getLast();
      }
    }
    return owners;
  }
}
