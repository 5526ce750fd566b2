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

/** The sample of {@code CODEOWNERS} in the operator's guide. */
class CodeOwnersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        ".github/CODEOWNERS",
        ".github/workflows/policy-check.yml",
        ".mvn/jvm.config",
        "function/pom.xml",
        "function/src/main/java/io/porttokenvending/cli/PolicyCommand.java",
        "pom.xml",
        "infra/template.yaml",
        "infra/samconfig.toml",
        "infra/policy-layer/policy/catalog-reader.yaml"
      })
  void fileOfTheCheck_isOwnedOnlyByThePlatformTeam(String file) throws IOException {
    assertEquals("@acme/platform", owners(file));
  }

  @Test
  void profileOfATeam_canBeApprovedByEither_asTheTextStates() throws IOException {
    assertEquals(
        "@acme/payments @acme/platform",
        owners("infra/policy-layer/policy/deployment-recorder.yaml"));
    assertTrue(section().contains("**either** of two owners on one line can approve"));
  }

  /** The owners on the last line that matches. */
  private static String owners(String file) throws IOException {
    String owners = "";
    String block = section().split("```", -1)[1];
    for (String line : block.lines().filter(line -> !line.isBlank()).toList()) {
      List<String> parts = List.of(line.split(" +", 2));
      String path = parts.getFirst().substring(1);
      if (path.endsWith("/") ? file.startsWith(path) : file.equals(path)) {
        owners = parts.getLast();
      }
    }
    return owners;
  }

  private static String section() throws IOException {
    String page = Files.readString(Path.of("..", "infra", "docs", "organization.md"), UTF_8);
    int start = page.indexOf("\n## Let teams own their profiles");
    return page.substring(start, page.indexOf("\n## ", start + 1));
  }
}
