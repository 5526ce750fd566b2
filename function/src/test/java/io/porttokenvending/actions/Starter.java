package io.porttokenvending.actions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A runner with repositories that were started from {@code infra/starter}, and a release. */
final class Starter {
  static final String FOLDER = "infra/starter/";
  static final String CHECK = FOLDER + ".github/workflows/check.yml";
  static final String DEPLOY = FOLDER + ".github/workflows/deploy.yml";
  static final String PROFILE = "policy-layer/policy/catalog-reader.yaml";
  static final String SETTINGS = "samconfig.toml";
  static final String SECRETS =
      "CredentialSecretArns=arn:aws:secretsmanager:eu-west-1:123456789012:secret:a-??????";

  private static final String RELEASE = "port-token-vending-1.2.0";
  private static final String SAMPLE = "function/src/test/resources/sample-policy/";

  private final Path home;
  private final Runner runner;

  /** Creates the runner in an empty folder. */
  Starter(Path home) throws IOException, InterruptedException {
    this.home = home;
    this.runner = new Runner(Files.createDirectory(home.resolve("runner")));
    Step.texts(Step.map(workflow(DEPLOY)).get("env")).forEach(runner::with);
  }

  static Object workflow(String file) throws IOException {
    return Step.yaml(Step.read(file));
  }

  Runner runner() {
    return runner;
  }

  Path archive() {
    return home.resolve(RELEASE + ".zip");
  }

  /** Copies the starter with the sample policy to a folder of the workspace. */
  void createRepository(String folder) throws Exception {
    Path target = runner.workspace().resolve(folder);
    Path source = Step.TOP.resolve(FOLDER);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        write(target.resolve(source.relativize(file)), Files.readString(file, UTF_8));
      }
    }
    write(target.resolve(PROFILE), ownIds(Step.read(SAMPLE + "catalog-reader.yaml")));
    write(
        target.resolve("policy-tests/catalog-reader.yaml"),
        ownIds(Step.read(SAMPLE + "tests/catalog-reader.yaml")));
    write(target.resolve(SETTINGS), settings(SECRETS));
    write(target.resolve("release.sha256"), pin());
  }

  static String settings(String overrides) {
    return "[default.deploy.parameters]\nparameter_overrides = \"" + overrides + "\"\n";
  }

  /** The samples' ids would be findings. */
  private static String ownIds(String sample) {
    return sample.replace("999999999999", "777777777777").replace("888888888888", "666666666666");
  }

  /**
   * Publishes a release with these files, and a {@code gh} that downloads it and records its
   * arguments. The attestation is valid unless {@link #forgeRelease} is called.
   */
  void publish(Map<String, byte[]> files) throws IOException {
    Files.deleteIfExists(archive());
    URI uri = URI.create("jar:" + archive().toUri());
    Map<String, Object> options = Map.of("create", "true", "enablePosixFileAttributes", true);
    try (FileSystem zip = FileSystems.newFileSystem(uri, options)) {
      for (var file : files.entrySet()) {
        Path path = zip.getPath(RELEASE).resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
    gh(0);
  }

  void forgeRelease() throws IOException {
    gh(1);
  }

  private void gh(int attestation) throws IOException {
    runner.program(
        "gh",
        """
        printf '%%s\\n' "$*" >> '%s'
        case "$1 $2" in
          'release download') cp '%s' . ;;
          'attestation verify') exit %d ;;
          *) exit 9 ;;
        esac
        """
            .formatted(home.resolve("gh"), archive(), attestation));
  }

  List<String> ghCommands() throws IOException {
    return Files.readAllLines(home.resolve("gh"), UTF_8);
  }

  private String pin() throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive()));
    return HexFormat.of().formatHex(hash) + "  " + archive().getFileName() + "\n";
  }

  Path file(String path) {
    return runner.workspace().resolve(path);
  }

  void change(String path, String old, String now) throws IOException {
    String text = Files.readString(file(path), UTF_8);
    assertTrue(text.contains(old), old);
    Files.writeString(file(path), text.replace(old, now), UTF_8);
  }

  static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, UTF_8);
  }

  StepResult step(String workflow, String name, Map<String, String> values)
      throws IOException, InterruptedException {
    Step step = Step.ofWorkflow(Step.read(workflow), name);
    return runner.runIn(runner.workspace(), step, values);
  }

  /** Runs a step that must succeed. */
  StepResult succeed(String workflow, String name, Map<String, String> values)
      throws IOException, InterruptedException {
    StepResult ran = step(workflow, name, values);
    assertEquals(0, ran.exit(), () -> name + ": " + ran.log());
    return ran;
  }
}
