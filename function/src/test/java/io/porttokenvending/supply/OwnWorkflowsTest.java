package io.porttokenvending.supply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** This repository's workflows run existing files and have only the permissions that they need. */
class OwnWorkflowsTest {
  private static final Path FOLDER = Path.of("..", ".github", "workflows");
  private static final List<Path> TO_COPY =
      List.of(
          Path.of("..", "infra", "github", "workflows"),
          Path.of("..", "infra", "starter", ".github", "workflows"));
  private static final Pattern PINNED =
      Pattern.compile("uses: [\\w.-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");

  @Test
  void actions_arePinnedByHash() throws IOException {
    List<String> uses = uses(FOLDER);
    assertFalse(uses.isEmpty());
    uses.forEach(line -> assertTrue(PINNED.matcher(line).matches(), line));
  }

  /** Only the operator knows the commits of the operator's copy. */
  @Test
  void actionsOfWorkflowsToCopy_arePinnedByHash() throws IOException {
    for (Path folder : TO_COPY) {
      List<String> uses =
          uses(folder).stream()
              .filter(line -> !line.startsWith("uses: acme/port-token-vending/"))
              .toList();
      assertFalse(uses.isEmpty());
      uses.forEach(line -> assertTrue(PINNED.matcher(line).matches(), line));
    }
  }

  @Test
  void pythonPackages_haveExactVersions() throws IOException {
    List<String> installs = lines().stream().filter(line -> line.contains("pip install")).toList();
    assertEquals(1, installs.size(), installs::toString);
    assertTrue(
        installs
            .getFirst()
            .endsWith(" --no-deps --only-binary :all: -r infra/check/requirements.txt"));
    List<String> packages =
        Files.readAllLines(Path.of("..", "infra", "check", "requirements.txt"), UTF_8).stream()
            .filter(line -> !line.startsWith("#"))
            .toList();
    assertTrue(packages.contains("cfn-lint==1.51.0"), packages::toString);
    packages.forEach(line -> assertTrue(line.matches("[a-z0-9-]+==[0-9][0-9a-z.]*"), line));
  }

  /** Without these two options, an attestation by any workflow of any branch passes. */
  @Test
  void documentedVerification_namesTheWorkflowAndTheTag() throws IOException {
    int commands = 0;
    for (Path page : List.of(Path.of("..", "function", "docs", "supply-chain.md"))) {
      String text = Files.readString(page, UTF_8).replace("\\\n", "");
      for (String line : text.lines().filter(l -> l.startsWith("gh attestation ")).toList()) {
        commands++;
        assertTrue(line.contains(" --signer-workflow OWNER/REPO/.github/workflows/release.yml"));
        assertTrue(line.contains(" --source-ref refs/tags/v"), line);
      }
    }
    assertEquals(2, commands);
  }

  @Test
  void permissions_areSetOnlyPerJob() throws IOException {
    List<Path> files = new ArrayList<>(files());
    files.addAll(files(TO_COPY.getLast()));
    for (Path file : files) {
      String text = Files.readString(file, UTF_8);
      assertTrue(text.contains("\npermissions: {}\n"), file::toString);
      assertFalse(text.contains("pull_request_target"), file::toString);
      assertFalse(text.contains("secrets."), file::toString);
    }
  }

  /** What builds runs others' code, so it must not be able to publish. */
  @Test
  void rightToWrite_isThatOfTheJobThatPublishes() throws IOException {
    String release = Files.readString(FOLDER.resolve("release.yml"), UTF_8);
    String publish = release.substring(release.indexOf("\n  publish:\n"));
    assertEquals(3, count(release, ": write"));
    assertEquals(3, count(publish, ": write"));
    assertFalse(publish.contains("checkout"));
    assertEquals(0, count(Files.readString(FOLDER.resolve("ci.yml"), UTF_8), ": write"));
  }

  /** The subject and the content of the attestation are both files of the build. */
  @Test
  void sbom_isAttested_asThatOfTheFunctionsArchive() throws IOException {
    String release = Files.readString(FOLDER.resolve("release.yml"), UTF_8);
    int publish = release.indexOf("\n  publish:\n");
    List<String> attested =
        release
            .substring(publish)
            .lines()
            .map(String::strip)
            .dropWhile(line -> !line.startsWith("- uses: actions/attest@"))
            .skip(2)
            .limit(3)
            .toList();
    assertEquals(
        List.of(
            "subject-path: release/function.zip",
            "predicate-type: https://cyclonedx.org/bom",
            "predicate-path: release/function.cdx.json"),
        attested);
    for (String file : List.of("function.zip", "function.cdx.json")) {
      assertTrue(release.substring(0, publish).contains("function/target/" + file + " "), file);
    }
  }

  /** An expression in a script is code that the author of a branch or tag name can write. */
  @Test
  void scripts_takeNoExpressions() throws IOException {
    for (String line : lines()) {
      if (line.contains("${{")) {
        String key = line.strip().split(":", 2)[0];
        assertTrue(
            List.of("group", "cancel-in-progress", "TAG", "GH_TOKEN", "GH_REPO").contains(key),
            line);
      }
    }
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  private static List<String> uses(Path folder) throws IOException {
    return lines(folder).stream()
        .map(line -> line.strip().replaceFirst("^- ", ""))
        .filter(line -> line.startsWith("uses:"))
        .toList();
  }

  private static List<String> lines() throws IOException {
    return lines(FOLDER);
  }

  private static List<String> lines(Path folder) throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path file : files(folder)) {
      all.append(Files.readString(file, UTF_8));
    }
    return all.toString().lines().toList();
  }

  private static List<Path> files() throws IOException {
    return files(FOLDER);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
