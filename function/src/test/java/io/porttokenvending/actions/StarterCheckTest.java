package io.porttokenvending.actions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of the starter's check around the command: download, report and comment. */
class StarterCheckTest {
  @TempDir private Path home;
  private Starter starter;
  private CheckSteps check;

  @BeforeEach
  void createBaseAndHead() throws Exception {
    starter = new Starter(home);
    check = new CheckSteps(starter);
    starter.publish(Map.of("policy", "exit 3".getBytes(UTF_8)));
    starter.createRepository("base");
    starter.createRepository("head");
  }

  @Test
  void triggers_haveNoPathsAndIncludeTheMergeQueue() throws Exception {
    assertEquals(
        Map.of(
            "pull_request", Map.of("branches", List.of("main")),
            "merge_group", Map.of("branches", List.of("main"))),
        Step.map(Starter.workflow(Starter.CHECK)).get("on"));
    assertFalse(job("check").containsKey("if"));
  }

  /** A required check must not depend on the result of the diff alone. */
  @Test
  void widerAccess_waitsForTheEnvironment() throws Exception {
    assertEquals("needs.check.outputs.widened == 'true'", job("second-look").get("if"));
    assertEquals("policy-widening", job("second-look").get("environment"));
  }

  /** The trusted checkout is the base commit, and no step runs a file of the other one. */
  @Test
  void scripts_comeFromTheBaseCommit() throws Exception {
    List<Map<?, ?>> steps = CheckSteps.steps(job("check"));
    Map<String, String> base = Step.texts(steps.get(0).get("with"));
    assertEquals("base", base.get("path"));
    assertEquals(
        "${{ github.event.pull_request.base.sha || github.event.merge_group.base_sha }}",
        base.get("ref"));
    assertEquals("head", Step.texts(steps.get(1).get("with")).get("path"));
    String scripts = Step.read(Starter.CHECK);
    assertTrue(scripts.contains("bash base/.github/release.sh base/release.sha256"));
    assertFalse(scripts.contains("head/.github"));
    assertFalse(scripts.contains("uses: ./"));
  }

  @Test
  void onlyTheComment_mayWrite_andNotForAFork() throws Exception {
    assertEquals(Map.of("contents", "read"), job("check").get("permissions"));
    assertEquals(Map.of(), job("second-look").get("permissions"));
    Map<?, ?> comment = job("comment");
    assertEquals(Map.of("pull-requests", "write"), comment.get("permissions"));
    String condition = String.valueOf(comment.get("if"));
    assertFalse(condition.contains("||"), condition);
    assertTrue(
        condition.contains(
            " && github.event.pull_request.head.repo.full_name == github.repository && "),
        condition);
    assertEquals(1, CheckSteps.steps(comment).size(), "no checkout");
  }

  @Test
  void comment_isCreatedOnceAndThenUpdated() throws Exception {
    String report = "<!-- policy-check -->\n$(touch /tmp/evil) `id` \"a\"\n";
    assertEquals(List.of("POST repos/acme/policy/issues/7/comments"), comment(report, ""));
    assertEquals(report, Files.readString(home.resolve("body"), UTF_8));
    String updated = report + "more\n";
    assertEquals(
        List.of("PATCH repos/acme/policy/issues/comments/41"), comment(updated, "41\n42\n"));
    assertEquals(updated, Files.readString(home.resolve("body"), UTF_8));
  }

  /** Runs the step with these ids of own comments, and returns the calls that write. */
  private List<String> comment(String report, String ids) throws Exception {
    Files.deleteIfExists(home.resolve("writes"));
    Starter.write(home.resolve("ids"), ids);
    starter
        .runner()
        .program(
            "gh",
            """
            [ "$1" = api ] || exit 9
            if [ "$2" = --paginate ]; then
              [ "$3 $4" = 'repos/acme/policy/issues/7/comments --jq' ] && cat '%1$s/ids'
            else
              [ "$2 $5" = '--method --field' ] && cp "${6#body=@}" '%1$s/body' && echo "$3 $4" >> '%1$s/writes'
            fi
            """
                .formatted(home));
    String encoded = Base64.getEncoder().encodeToString(report.getBytes(UTF_8));
    starter.succeed(
        Starter.CHECK,
        "Create or update the comment",
        Map.of(
            "github.token", "t",
            "github.repository", "acme/policy",
            "github.event.pull_request.number", "7",
            "needs.check.outputs.report", encoded));
    return Files.readAllLines(home.resolve("writes"), UTF_8);
  }

  /** jq, which gh contains, selects the comments. Anyone can write the marker. */
  @Test
  void commentOfAnotherUser_isNotUpdated() throws Exception {
    String script = Step.ofWorkflow(Step.read(Starter.CHECK), "Create or update the comment").run();
    String filter =
        script.lines().filter(line -> line.startsWith("own=")).findFirst().orElseThrow();
    String comments =
        """
        [{"id": 1, "user": {"login": "mallory"}, "body": "<!-- policy-check -->"},
         {"id": 2, "user": {"login": "github-actions[bot]"}, "body": "other"},
         {"id": 3, "user": {"login": "github-actions[bot]"}, "body": "<!-- policy-check -->\\n#"}]
        """;
    Starter.write(home.resolve("comments"), comments);
    Step select =
        new Step(Map.of(), true, filter + "\njq \"$own\" '" + home.resolve("comments") + "'");
    StepResult ran = starter.runner().runIn(home, select, Map.of());
    assertEquals("3\n", ran.log());
  }

  /** Even a command whose output starts a line with a fence cannot leave the block. */
  @Test
  void outputWithFences_staysInItsBlock() throws Exception {
    String hostile = "```\n<img src=x>\n``````\r<img src=x>\n~~~\n@acme\n````diff\n<b>\n";
    CheckSteps.Reported reported = check.report(hostile, hostile);
    String outside = CheckSteps.outsideCodeBlocks(reported.report());
    for (String part : List.of("img", "@acme", "<b>")) {
      assertTrue(reported.report().contains(part), reported.report());
      assertFalse(outside.contains(part), outside);
    }
    assertEquals(reported.report(), reported.summary());
  }

  /** A comment has at most 65,536 characters. */
  @Test
  void longOutput_isShortened() throws Exception {
    String line = "`".repeat(200) + "\n";
    String report = check.report(line.repeat(1000), line.repeat(1000)).report();
    assertTrue(report.length() < 60_000, () -> report.length() + " characters");
    assertEquals(2, report.split("The rest is omitted\\.", -1).length - 1);
    assertFalse(CheckSteps.outsideCodeBlocks(report).contains("``"), report);
  }

  @Test
  void release_isVerifiedBeforeItIsUnpacked() throws Exception {
    check.download();
    String project = "port-token-vending/port-token-vending";
    assertEquals(
        List.of(
            "release download v1.2.0 --repo " + project + " --pattern port-token-vending-1.2.0.zip",
            "attestation verify port-token-vending-1.2.0.zip --repo "
                + project
                + " --signer-workflow "
                + project
                + "/.github/workflows/release.yml --source-ref refs/tags/v1.2.0"),
        starter.ghCommands());
  }

  @Test
  void releaseWithoutAttestation_isNotUnpacked() throws Exception {
    starter.forgeRelease();
    assertNotUnpacked("");
  }

  @Test
  void releaseWithOtherChecksum_isNotUnpacked() throws Exception {
    starter.publish(Map.of("policy", "exit 0".getBytes(UTF_8)));
    assertNotUnpacked("WARNING: 1 computed checksum did NOT match");
  }

  @Test
  void pinOfAnotherForm_isNotUsed() throws Exception {
    String hash = "0".repeat(64);
    for (String pin :
        List.of("", hash, hash + "  ../a.zip", hash + "  port-token-vending-1.2.zip\nx")) {
      Starter.write(starter.file("base/release.sha256"), pin);
      assertNotUnpacked("::error::release.sha256 must be the output of: sha256sum");
    }
  }

  @Test
  void link_isRejected() throws Exception {
    assertEquals(0, check.links().exit());
    Path link = starter.file("head/policy-layer/policy/other.yaml");
    Files.createSymbolicLink(link, Path.of("../../docs/other.yaml"));
    StepResult links = check.links();
    assertEquals(1, links.exit());
    assertTrue(links.log().contains("head/policy-layer/policy/other.yaml"), links.log());
  }

  private void assertNotUnpacked(String log) throws Exception {
    StepResult ran = check.tryDownload();
    assertEquals(1, ran.exit(), ran.log());
    assertTrue(ran.log().contains(log), ran.log());
    assertFalse(Files.exists(starter.runner().temp().resolve("release")));
  }

  /** The first commands of the README, in an unpacked release. */
  @Test
  void copiedFiles_areARepositoryWithAPin() throws Exception {
    Path release = Files.createDirectory(home.resolve("unpacked"));
    Files.move(starter.file("base"), release.resolve("starter"));
    Files.delete(release.resolve("starter/release.sha256"));
    for (String part : List.of("policy-layer/a", "policy-tests/a", Starter.SETTINGS)) {
      Starter.write(release.resolve(part), "edited");
    }
    Files.createDirectory(starter.file("base"));
    String readme = Step.read(Starter.FOLDER + "README.md");
    int start = readme.indexOf("```sh\n") + 6;
    String commands = readme.substring(start, readme.indexOf("```", start));
    assertTrue(commands.contains(" REPOSITORY\n"), commands);
    Step copy =
        new Step(Map.of(), true, commands.replace("REPOSITORY", "'" + starter.file("base") + "'"));
    StepResult ran = starter.runner().runIn(release, copy, Map.of());
    assertEquals(0, ran.exit(), ran.log());
    assertEquals("edited", Files.readString(starter.file("base/" + Starter.SETTINGS), UTF_8));
    assertTrue(Files.exists(starter.file("base/.github/workflows/check.yml")));
    check.download();
  }

  private static Map<?, ?> job(String name) throws Exception {
    return Step.map(Step.map(Step.map(Starter.workflow(Starter.CHECK)).get("jobs")).get(name));
  }
}
