package io.porttokenvending.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The release, unpacked into an empty folder. */
class BundleIT {
  private static final Path TARGET = Path.of("target");
  private static final Path INFRA = Path.of("..", "infra");
  private static final Pattern BLOCK = Pattern.compile("```(sh)?\\n(.*?)```\\n", Pattern.DOTALL);

  @TempDir private Path machine;

  private BareMachine bare;
  private Path bundle;

  @BeforeEach
  void unpack() throws IOException {
    bare = new BareMachine(machine);
    Path home = Files.createDirectory(machine.resolve("downloads"));
    try (Stream<Path> archives = Files.list(TARGET)) {
      Path archive =
          archives
              .filter(file -> file.getFileName().toString().matches("port-token-vending-.*\\.zip"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("mvn package makes the bundle"));
      bundle = home.resolve(String.valueOf(archive.getFileName()).replace(".zip", ""));
      unpack(archive, home);
    }
  }

  private static void unpack(Path archive, Path home) throws IOException {
    Map<String, Object> withModes = Map.of("enablePosixFileAttributes", true);
    try (FileSystem zip = FileSystems.newFileSystem(archive, withModes);
        Stream<Path> entries = Files.walk(zip.getPath("/"))) {
      for (Path entry : entries.skip(1).toList()) {
        Path file = home.resolve(entry.toString().substring(1));
        Files.copy(entry, file, StandardCopyOption.COPY_ATTRIBUTES);
        Files.setPosixFilePermissions(file, Files.getPosixFilePermissions(entry));
      }
    }
  }

  @Test
  void archive_hasOneFolderNamedLikeIt() throws IOException {
    try (Stream<Path> unpacked = Files.list(bundle.getParent())) {
      assertEquals(List.of(bundle), unpacked.toList());
    }
  }

  @Test
  void content_isWhatADeploymentNeeds() throws IOException {
    List<String> files = files(bundle);
    assertTrue(
        files.containsAll(
            List.of(
                "LICENSE",
                "NOTICE",
                "README.md",
                "function.zip",
                "github/examples/curl.yml",
                "github/workflows/port-agent.yml",
                "policy",
                "policy-cli.jar",
                "samconfig.toml",
                "schema/profile.schema.json",
                "terraform/README.md",
                "terraform/main.tf",
                "terraform/outputs.tf",
                "terraform/variables.tf",
                "terraform/versions.tf",
                "template.yaml")),
        files::toString);
    assertEquals(files(INFRA.resolve("policy-tests")), files(bundle.resolve("policy-tests")));
    assertEquals(
        Files.exists(INFRA.resolve("smoke-test.sh")), files.contains("smoke-test.sh"), "optional");
  }

  /** The repository that a customer starts has the same policy as the release. */
  @Test
  void starter_isCompleteWithThePolicyOfTheRelease() throws IOException {
    List<String> expected = new ArrayList<>(files(INFRA.resolve("starter")));
    for (String part : List.of("policy-layer", "policy-tests")) {
      files(bundle.resolve(part)).forEach(file -> expected.add(part + "/" + file));
    }
    expected.add("samconfig.toml");
    Path starter = bundle.resolve("starter");
    assertEquals(expected.stream().sorted().toList(), files(starter));
    for (String file : files(starter)) {
      Path own = INFRA.resolve("starter").resolve(file);
      assertArrayEquals(
          Files.readAllBytes(Files.exists(own) ? own : bundle.resolve(file)),
          Files.readAllBytes(starter.resolve(file)),
          file);
    }
  }

  @Test
  void layer_holdsExactlyTheProfiles() throws IOException {
    List<String> expected = files(INFRA.resolve("policy-layer/policy"));
    assertEquals(
        expected.stream().map(file -> "policy/" + file).toList(),
        files(bundle.resolve("policy-layer")));
    assertTrue(expected.stream().allMatch(file -> file.matches("[a-z0-9-]+\\.yaml")));
  }

  @Test
  void modes_areThoseOfScriptsAndData() throws IOException {
    for (String file : files(bundle)) {
      boolean script = file.equals("policy") || file.endsWith(".sh");
      assertEquals(
          script ? "rwxr-xr-x" : "rw-r--r--",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(bundle.resolve(file))),
          file);
    }
  }

  @Test
  void parts_equalTheirSources() throws IOException {
    for (var part :
        Map.of(
                "function.zip", TARGET.resolve("function.zip"),
                "policy-cli.jar", TARGET.resolve("policy-cli.jar"),
                "policy", INFRA.resolve("policy.sh"),
                "README.md", INFRA.resolve("docs/deploy.md"),
                "samconfig.toml", INFRA.resolve("samconfig.toml"))
            .entrySet()) {
      assertArrayEquals(
          Files.readAllBytes(part.getValue()),
          Files.readAllBytes(bundle.resolve(part.getKey())),
          part.getKey());
    }
  }

  /** The build replaces a text in the template, whose variables look like Maven's. */
  @Test
  void template_differsOnlyInThePathOfTheArchive() throws IOException {
    String clone = Files.readString(INFRA.resolve("template.yaml"), UTF_8);
    String path = "CodeUri: ../function/target/function.zip\n";
    assertEquals(2, clone.split(Pattern.quote(path), -1).length);
    String packed = Files.readString(bundle.resolve("template.yaml"), UTF_8);
    assertEquals(clone.replace(path, "CodeUri: function.zip\n"), packed);
    List<MatchResult> paths =
        Pattern.compile("(?:Code|Content)Uri: (\\S+)").matcher(packed).results().toList();
    assertEquals(2, paths.size());
    for (MatchResult found : paths) {
      assertTrue(Files.exists(bundle.resolve(found.group(1))), found.group());
    }
  }

  @Test
  void launcher_withoutJava_reportsHowToInstallIt() throws Exception {
    Path launcher = bundle.resolve("policy");
    bare.copyLauncher(launcher, launcher);
    BareMachine.Result run = bare.run(bundle, "", List.of("./policy", "lint", "policy-layer"));
    assertEquals(ExitCode.USAGE, run.code(), run::out);
    assertTrue(run.err().startsWith("policy needs Java 25 or later. Found: none."), run::err);
    assertTrue(run.err().contains("https://adoptium.net/"), run::err);
  }

  /**
   * Runs the commands of steps 2 to 4. The policy is the one of the function's tests, because the
   * operator may change the packed one.
   */
  @Test
  void commandsOfThePage_printWhatThePageShows() throws Exception {
    replaceFiles("policy-layer/policy", "");
    replaceFiles("policy-tests", "tests");
    String page = Files.readString(bundle.resolve("README.md"), UTF_8);
    List<String> commands = new ArrayList<>();
    StringBuilder shown = new StringBuilder();
    String steps = page.substring(page.indexOf("\n## 2. "), page.indexOf("\n## 5. "));
    for (MatchResult block : BLOCK.matcher(steps).results().toList()) {
      if (block.group(1) == null) {
        shown.append(block.group(2));
      } else {
        commands.add(block.group(2));
      }
    }
    assertEquals(4, commands.size());
    String arn = shown.substring(0, shown.indexOf("\n"));
    bare.program(
        "aws",
        """
        [ "$1 $2 $3 $4" = 'secretsmanager create-secret --name port-token-vending/catalog-reader' ]
        cat "${6#file://}" > "$HOME-stored"
        echo '%s'
        """
            .formatted(arn));
    bare.program(
        "gh",
        """
        case "$*" in
          'api repos/OWNER/REPO --jq .owner.id') echo 23 ;;
          'api repos/OWNER/REPO --jq .id') echo 471 ;;
        esac
        """);
    bare.set("JAVA_HOME", System.getProperty("java.home"));
    String credential = "{\"clientId\": \"a\", \"clientSecret\": \"b\"}\n";
    String script = "set -eu\n" + String.join("", commands);
    BareMachine.Result run = bare.run(bundle, credential, List.of("bash", "-c", script));

    assertEquals(0, run.code(), () -> run.out() + run.err());
    assertEquals(withoutCounts(shown.toString()), withoutCounts(run.out()));
    assertEquals(credential, Files.readString(machine.resolve("my home-stored"), UTF_8));
    String settings = Files.readString(bundle.resolve("samconfig.toml"), UTF_8);
    String name = arn.substring(0, arn.lastIndexOf('-'));
    assertTrue(settings.contains("=" + name + "-??????\"\n"), settings);
    assertTrue(files(bundle).stream().noneMatch(file -> file.endsWith(".bak")));
  }

  private void replaceFiles(String packed, String sample) throws IOException {
    for (String file : files(bundle.resolve(packed))) {
      Files.delete(bundle.resolve(packed).resolve(file));
    }
    String name = "catalog-reader.yaml";
    Files.copy(
        Path.of("src/test/resources/sample-policy").resolve(sample).resolve(name),
        bundle.resolve(packed).resolve(name));
  }

  private static String withoutCounts(String output) {
    return output
        .replaceAll("(policy|policy_version) [0-9a-f]{12}", "$1 HASH")
        .replaceAll("\\d+ (cases|passed)", "N $1");
  }

  /** Paths of the files below a folder, sorted. */
  private static List<String> files(Path folder) throws IOException {
    TreeSet<String> files = new TreeSet<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile)
          .forEach(file -> files.add(folder.relativize(file).toString()));
    }
    return List.copyOf(files);
  }
}
