package io.porttokenvending.actions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The release's step that moves the tag of the major version, with GitHub's API as a program. */
class MajorTagTest {
  private static final String NEW = "1111111111111111111111111111111111111111";
  private static final String OLD = "0000000000000000000000000000000000000000";

  @TempDir Path home;
  private Runner runner;

  @BeforeEach
  void start() throws Exception {
    runner = new Runner(home);
    runner.with("GITHUB_SHA", NEW);
  }

  private StepResult run(String tag, String found, String relation) throws Exception {
    runner.program(
        "gh",
        """
        printf '%%s\\n' "$*" >> '%s'
        case $* in
          *matching-refs*) printf '%%s' '%s' ;;
          *compare*) echo '%s' ;;
        esac
        """
            .formatted(home.resolve("calls"), found, relation));
    Files.writeString(home.resolve("calls"), "", UTF_8);
    Step step = Step.ofWorkflow(Step.read(".github/workflows/release.yml"), "Move the major tag");
    StepResult ran =
        runner.run(
            step,
            Map.of("github.token", "t", "github.repository", "acme/ptv", "github.ref_name", tag));
    assertEquals(0, ran.exit(), ran.log());
    return ran;
  }

  private String calls() throws Exception {
    return Files.readString(home.resolve("calls"), UTF_8);
  }

  @ParameterizedTest
  @CsvSource({"v0.3.1, v0", "v1.0.0, v1", "v10.2.0, v10"})
  void firstRelease_createsTheTag(String tag, String major) throws Exception {
    run(tag, "", "");
    assertTrue(calls().startsWith("api repos/acme/ptv/git/matching-refs/tags/" + major + " --jq "));
    assertTrue(
        calls()
            .endsWith(
                "\napi repos/acme/ptv/git/refs -f ref=refs/tags/%s -f sha=%s --silent\n"
                    .formatted(major, NEW)),
        calls());
  }

  @Test
  void newerCommit_movesTheTag_withoutForce() throws Exception {
    run("v0.3.1", OLD, "ahead");
    assertTrue(
        calls().contains("\napi repos/acme/ptv/compare/" + OLD + "..." + NEW + " "), calls());
    assertTrue(
        calls()
            .endsWith(
                "\napi -X PATCH repos/acme/ptv/git/refs/tags/v0 -f sha=%s -F force=false --silent\n"
                    .formatted(NEW)),
        calls());
  }

  @ParameterizedTest
  @CsvSource({"behind, true", "diverged, true", "identical, false"})
  void otherCommit_leavesTheTag(String relation, boolean reported) throws Exception {
    StepResult ran = run("v0.2.9", OLD, relation);
    assertEquals(2, calls().lines().count(), calls());
    assertEquals(reported, ran.log().startsWith("::notice::v0 stays at " + OLD), ran.log());
  }

  /** {@code v0} matches none of GitHub's tag filter for releases, so it starts no other release. */
  @Test
  void majorTag_startsNoRelease() throws Exception {
    Map<?, ?> workflow = Step.map(Step.yaml(Step.read(".github/workflows/release.yml")));
    Map<?, ?> push = Step.map(Step.map(workflow.get("on")).get("push"));
    assertEquals("v[0-9]+.[0-9]+.[0-9]+", Step.list(push.get("tags")).getFirst());
  }
}
