package io.porttokenvending.actions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check of a pull request, on a repository whose policy a branch changes. */
class PolicyCheckIT {
  private static final String PROFILE = "infra/policy/catalog-reader.yaml";
  private static final String CASES = "infra/policy/tests/catalog-reader.yaml";
  private static final String JAR = "function/target/policy-cli.jar";

  @TempDir private Path home;
  private Path repository;
  private Runner runner;
  private String base;

  @BeforeEach
  void commitThePolicy() throws Exception {
    repository = Files.createDirectory(home.resolve("repository"));
    runner = new Runner(Files.createDirectory(home.resolve("runner")));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    runner.program("java", "exec '" + java + "' \"$@\"");
    for (String file : List.of(PROFILE, CASES)) {
      write(file, ownIds(Step.read(file)));
    }
    write(".gitignore", "target/\n");
    assertTrue(Files.exists(Step.TOP.resolve(JAR)), JAR + " is made by mvn package");
    Files.createDirectories(repository.resolve("function/target"));
    Files.copy(Step.TOP.resolve(JAR), repository.resolve(JAR));
    base = git("init -q && git add . && git commit -q -m base && git rev-parse HEAD").strip();
  }

  @Test
  void unchangedPolicy_passesAndWidensNothing() throws Exception {
    assertEquals(0, step("Lint").exit(), step("Lint").log());
    assertEquals(0, step("Test").exit(), step("Test").log());
    Ran diff = step("diff");
    assertEquals(0, diff.exit(), diff.log());
    assertEquals(Map.of("widened", "false"), diff.outputs());
  }

  @Test
  void samplePolicy_withTheSamplesIds_isAFinding() throws Exception {
    write(PROFILE, Step.read(PROFILE));
    Ran lint = step("Lint");
    assertEquals(1, lint.exit());
    assertTrue(lint.log().contains("title=policy sample-id::"), lint.log());
  }

  @Test
  void widenedPolicy_asksForASecondLook() throws Exception {
    change("ref: refs/heads/main", "ref: refs/heads/**");
    assertEquals(0, step("Lint").exit(), step("Lint").log());
    Ran diff = step("diff");
    assertEquals(0, diff.exit(), diff.log());
    assertEquals(Map.of("widened", "true"), diff.outputs());
    assertTrue(diff.summary().contains("catalog-reader"), diff.summary());
    assertTrue(diff.summary().contains("refs/heads/**"), diff.summary());
  }

  @Test
  void narrowedPolicy_widensNothing() throws Exception {
    change("event_name: [push, workflow_dispatch, schedule]", "event_name: [push]");
    assertEquals(Map.of("widened", "false"), step("diff").outputs());
  }

  @Test
  void caseThatNoLongerHolds_fails() throws Exception {
    change("ref: refs/heads/main", "ref: refs/heads/release");
    assertEquals(1, step("Test").exit());
  }

  @Test
  void badPolicy_failsWithAnAnnotationAndNoVerdict() throws Exception {
    change("repository_owner_id:", "repository_owner:");
    Ran lint = step("Lint");
    assertEquals(1, lint.exit());
    assertTrue(lint.log().contains("::error file=" + PROFILE + ",line="), lint.log());
    Ran diff = step("diff");
    assertNotEquals(0, diff.exit());
    assertEquals(Map.of(), diff.outputs());
  }

  private Ran step(String name) throws IOException, InterruptedException {
    String workflow = Step.read("infra/github/workflows/policy-check.yml");
    Map<String, String> values = Map.of("github.event.pull_request.base.sha", base);
    return runner.runIn(repository, Step.ofWorkflow(workflow, name), values);
  }

  /** The samples' ids would be findings. */
  private static String ownIds(String sample) {
    return sample.replace("999999999999", "777777777777").replace("888888888888", "666666666666");
  }

  private void change(String old, String now) throws IOException {
    String profile = Files.readString(repository.resolve(PROFILE), UTF_8);
    assertTrue(profile.contains(old), old);
    write(PROFILE, profile.replace(old, now));
  }

  private void write(String file, String text) throws IOException {
    Path path = repository.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text, UTF_8);
  }

  private String git(String commands) throws IOException, InterruptedException {
    Step step =
        new Step(
            Map.of(
                "GIT_AUTHOR_NAME", "t",
                "GIT_AUTHOR_EMAIL", "t@acme.example",
                "GIT_COMMITTER_NAME", "t",
                "GIT_COMMITTER_EMAIL", "t@acme.example"),
            true,
            "git " + commands);
    Ran ran = runner.runIn(repository, step, Map.of());
    assertEquals(0, ran.exit(), ran.log());
    return ran.log();
  }
}
