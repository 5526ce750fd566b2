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
  private static final String PROFILE = "infra/policy-layer/policy/catalog-reader.yaml";
  private static final String SETTINGS = "infra/samconfig.toml";
  private static final String SAMPLE = "function/src/test/resources/sample-policy/";

  /** In this repository the build of the command is a copy of this file. */
  private static final String SOURCE = "function/src/policy-cli.jar";

  private static final String BASE_OF_EITHER_EVENT =
      "github.event.pull_request.base.sha || github.event.merge_group.base_sha";

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
    runner.program(
        "mvn",
        "[ \"$*\" = '-q -B package -DskipTests' ] && mkdir -p function/target && cp "
            + SOURCE
            + " function/target/");
    write(PROFILE, ownIds(Step.read(SAMPLE + "catalog-reader.yaml")));
    write(
        "infra/policy-tests/catalog-reader.yaml",
        ownIds(Step.read(SAMPLE + "tests/catalog-reader.yaml")));
    write(SETTINGS, settings("AllowedHosts=a.example"));
    write(".gitignore", "target/\n");
    Path jar = Step.TOP.resolve("function/target/policy-cli.jar");
    assertTrue(Files.exists(jar), jar + " is made by mvn package");
    Files.createDirectories(repository.resolve("function/src"));
    Files.copy(jar, repository.resolve(SOURCE));
    base = git("init -q && git add . && git commit -q -m base && git rev-parse HEAD").strip();
  }

  @Test
  void unchangedPolicy_needsNoFurtherStep() throws Exception {
    write("README.md", "Changed.\n");
    assertEquals(0, step("Extract the base commit").exit());
    assertEquals(Map.of("relevant", "false"), step("changes").outputs());
  }

  @Test
  void everyStepAfterTheDecision_dependsOnIt() throws Exception {
    List<String> conditions =
        Step.list(job().get("steps")).stream()
            .map(Step::map)
            .dropWhile(step -> !"changes".equals(step.get("id")))
            .skip(1)
            .map(step -> String.valueOf(step.get("if")))
            .distinct()
            .toList();
    assertEquals(List.of("steps.changes.outputs.relevant == 'true'"), conditions);
  }

  @Test
  void triggers_haveNoPathsAndIncludeTheMergeQueue() throws Exception {
    Map<?, ?> workflow = Step.map(Step.yaml(workflow()));
    assertEquals(
        Map.of(
            "pull_request", Map.of("branches", List.of("main")),
            "merge_group", Map.of("branches", List.of("main"))),
        workflow.get("on"));
    assertEquals(null, job().get("if"));
  }

  @Test
  void equivalentPolicy_passesAndWidensNothing() throws Exception {
    change("name: acme main branches", "name: the main branches");
    prepare();
    assertEquals(0, step("Lint").exit(), step("Lint").log());
    assertEquals(0, step("Test").exit(), step("Test").log());
    StepResult diff = step("diff");
    assertEquals(0, diff.exit(), diff.log());
    assertEquals(Map.of("widened", "false"), diff.outputs());
  }

  @Test
  void samplePolicy_withTheSamplesIds_isAFinding() throws Exception {
    write(PROFILE, Step.read(SAMPLE + "catalog-reader.yaml"));
    prepare();
    StepResult lint = step("Lint");
    assertEquals(1, lint.exit());
    assertTrue(lint.log().contains("title=policy sample-id::"), lint.log());
  }

  @Test
  void widenedPolicy_requiresApproval() throws Exception {
    change("ref: refs/heads/main", "ref: refs/heads/**");
    prepare();
    assertEquals(0, step("Lint").exit(), step("Lint").log());
    StepResult diff = step("diff");
    assertEquals(0, diff.exit(), diff.log());
    assertEquals(Map.of("widened", "true"), diff.outputs());
    assertTrue(diff.summary().contains("catalog-reader"), diff.summary());
    assertTrue(diff.summary().contains("refs/heads/**"), diff.summary());
  }

  @Test
  void widenedSettings_requireApproval() throws Exception {
    write(SETTINGS, settings("AllowedHosts=a.example,b.example"));
    prepare();
    StepResult diff = step("diff");
    assertEquals(Map.of("widened", "true"), diff.outputs());
    assertTrue(diff.summary().contains("+ AllowedHosts a.example -> a.example, b.example"));
  }

  @Test
  void commandThatThePullRequestSilences_isNotUsed() throws Exception {
    change("ref: refs/heads/main", "ref: refs/heads/**");
    SilentCommand.writeJar(repository.resolve(SOURCE));
    prepare();
    assertEquals(Map.of("widened", "true"), step("diff").outputs());
  }

  @Test
  void link_isRejected() throws Exception {
    write("docs/other.yaml", "");
    Path link = repository.resolve("infra/policy-layer/policy/other.yaml");
    Files.createSymbolicLink(link, Path.of("../../../docs/other.yaml"));
    assertEquals(0, step("Extract the base commit").exit());
    StepResult look = step("changes");
    assertEquals(1, look.exit());
    assertTrue(look.log().contains("infra/policy-layer/policy/other.yaml"), look.log());
    assertEquals(Map.of(), look.outputs());
  }

  @Test
  void narrowedPolicy_widensNothing() throws Exception {
    change("event_name: [push, workflow_dispatch, schedule]", "event_name: [push]");
    prepare();
    assertEquals(Map.of("widened", "false"), step("diff").outputs());
  }

  @Test
  void failingCase_fails() throws Exception {
    change("ref: refs/heads/main", "ref: refs/heads/release");
    prepare();
    assertEquals(1, step("Test").exit());
  }

  @Test
  void badPolicy_failsWithAnAnnotationAndNoVerdict() throws Exception {
    change("repository_owner_id:", "repository_owner:");
    prepare();
    StepResult lint = step("Lint");
    assertEquals(1, lint.exit());
    assertTrue(lint.log().contains("::error file=" + PROFILE + ",line="), lint.log());
    StepResult diff = step("diff");
    assertNotEquals(0, diff.exit());
    assertEquals(Map.of(), diff.outputs());
  }

  /** The steps before the ones that judge. */
  private void prepare() throws IOException, InterruptedException {
    assertEquals(0, step("Extract the base commit").exit());
    assertEquals(Map.of("relevant", "true"), step("changes").outputs());
    StepResult build = step("Build the policy command from the base commit");
    assertEquals(0, build.exit(), build.log());
  }

  private StepResult step(String name) throws IOException, InterruptedException {
    return runner.runIn(
        repository, Step.ofWorkflow(workflow(), name), Map.of(BASE_OF_EITHER_EVENT, base));
  }

  private static Map<?, ?> job() throws IOException {
    return Step.map(Step.map(Step.map(Step.yaml(workflow())).get("jobs")).get("check"));
  }

  private static String workflow() throws IOException {
    return Step.read("infra/github/workflows/policy-check.yml");
  }

  private static String settings(String overrides) {
    return "[default.deploy.parameters]\nparameter_overrides = \"" + overrides + "\"\n";
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
    StepResult ran = runner.runIn(repository, step, Map.of());
    assertEquals(0, ran.exit(), ran.log());
    return ran.log();
  }
}
