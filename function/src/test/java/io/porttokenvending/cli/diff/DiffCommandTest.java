package io.porttokenvending.cli.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.cli.CommandRun;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.Policies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Output and exit codes of {@code policy diff}. */
class DiffCommandTest {
  private static final String RULE =
      "repository_owner_id: 999999999999\nrepository_id: 888888888888\n";
  private static final String PORT = "port: {region: eu, credentials: port/reader}\n";

  @TempDir private Path folder;

  private Path before;
  private Path after;
  private String out = "";
  private String err = "";

  @BeforeEach
  void makeFolders() throws IOException {
    before = Files.createDirectory(folder.resolve("before"));
    after = Files.createDirectory(folder.resolve("after"));
  }

  @Test
  void realisticChange_isReportedInFull() throws IOException {
    write(
        before,
        "reader",
        PORT
            + """
            mcp: {read_only: true}
            trust:
              - name: main branches
                repository_owner_id: "999999999999"
                repository_id: any
                ref: refs/heads/main
              - name: deployments
                repository_owner_id: "999999999999"
                repository_id: ["888888888888"]
                event_name: [push, workflow_dispatch]
                environment: production
            """);
    write(
        after,
        "reader",
        PORT
            + """
            mcp: {read_only: false}
            trust:
              - name: main branches
                repository_owner_id: "999999999999"
                repository_id: any
                ref: refs/heads/**
              - name: deployments
                repository_owner_id: "999999999999"
                repository_id: ["888888888888", "888888888889"]
                event_name: [push, workflow_dispatch]
            """);
    write(
        after,
        "fixer",
        PORT
            + """
            trust:
              - name: pull requests
                repository_owner_id: "999999999999"
                repository_id: "888888888888"
                event_name: pull_request
                job_workflow_ref: acme/shared/.github/workflows/agent.yml@refs/heads/main
            """);

    assertEquals(1, run());
    assertEquals(
        """
        Requests that name no profile: reader -> denied
          - rule deployments
              repository_owner_id  999999999999
              repository_id        888888888888
              event_name           push, workflow_dispatch
              ref                  any but not (empty), refs/pull/**
              environment          production
              workflow             any
          - rule main branches
              repository_owner_id  999999999999
              repository_id        any
              event_name           deployment, merge_group, push, release, schedule, workflow_dispatch
              ref                  refs/heads/main
              environment          any
              workflow             any

        Profile fixer, new
          + rule pull requests
              repository_owner_id  999999999999
              repository_id        888888888888
              event_name           pull_request
              ref                  any but not (empty)
              environment          any
              job_workflow_ref     acme/shared/.github/workflows/agent.yml@refs/heads/main

        Profile reader
          + all jobs: mcp.read_only true -> false
          + rule deployments
              repository_owner_id  999999999999
              repository_id        888888888888
              event_name           push, workflow_dispatch
              ref                  any but not (empty), refs/heads/main, refs/pull/**
              environment          any but not production
              workflow             any
          + rule deployments
              repository_owner_id  999999999999
              repository_id        888888888889
              event_name           push, workflow_dispatch
              ref                  any but not (empty), refs/heads/main, refs/pull/**
              environment          any
              workflow             any
          + rule main branches
              repository_owner_id  999999999999
              repository_id        any
              event_name           deployment, merge_group, push, release, schedule, workflow_dispatch
              ref                  refs/heads/** but not refs/heads/main
              environment          any
              workflow             any

        Access widened and narrowed.
        """,
        out);
  }

  @Test
  void equivalentPolicy_isNoChange() throws IOException {
    write(
        before, "reader", Policies.profile(RULE + "ref: refs/heads/**", RULE + "ref: refs/tags/*"));
    write(
        after,
        "reader",
        Policies.profile(
            "name: tags\n" + RULE + "ref: refs/tags/*",
            RULE + "ref: refs/heads/*/**",
            RULE + "ref: refs/heads/*"));

    assertEquals(0, run("--fail-on-loss"));
    assertEquals("Access unchanged.\n", out);
  }

  /** If neither of two patterns contains the other, the report contains both. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          actor_id: 1            | actor_id: 1\\nenvironment: production | 0 | any but not production
          ref: refs/*/7/*\\nevent_name: push | ref: refs/*/7/*\\nevent_name: [push, pull_request] | 1 | refs/*/7/* within refs/pull/**
          ref: refs/*/7/*\\nevent_name: push | ref: refs/*/7/*\\nevent_name: [push, pull_request] | 1 | refs/*/7/* but not refs/pull/**
          actor_id: 1            | event_name: [push, deployment]\\nactor_id: 1 | 1 | deployment, push\\n      ref                  (empty)
          ref: refs/heads/main   | name: "a\\u001b[2J"       | 1    | rule a\uFFFD[2J
          """)
  void changedRule_isReportedWithItsValues(String old, String current, int code, String text)
      throws IOException {
    write(before, "reader", Policies.profile(RULE + old.replace("\\n", "\n")));
    write(after, "reader", Policies.profile(RULE + current.replace("\\n", "\n")));

    assertEquals(code, run(), out);
    assertTrue(out.contains(text.replace("\\n", "\n") + "\n"), out);
    assertEquals(code == 0, out.endsWith("Access narrowed.\n"), out);
    assertEquals(1, run("--fail-on-loss"));
  }

  @Test
  void pullRequestListed_allowsPullRefsForListedEvents() throws IOException {
    write(before, "reader", Policies.profile(RULE + "event_name: push"));
    write(after, "reader", Policies.profile(RULE + "event_name: [push, pull_request]"));

    assertEquals(1, run("--format", "json"));
    JsonNode gains = Answer.json(out).path("changes").path(0).path("gains");
    assertEquals(
        """
        [{"any":false,"values":["refs/pull/**"],"but_not":[]},\
        {"any":true,"values":[],"but_not":["(empty)","refs/pull/**"]}]\
        """,
        "[" + ref(gains, 2) + "," + ref(gains, 1) + "]");
  }

  @Test
  void jsonFormat_hasTheSameResults() throws IOException {
    write(before, "reader", Policies.profile(RULE + "ref: refs/heads/main"));
    write(after, "reader", Policies.profile("name: all\n" + RULE + "ref: refs/heads/**"));

    assertEquals(1, run("--format", "json"));
    JsonNode report = Answer.json(out);
    assertTrue(report.path("gains").asBoolean());
    assertFalse(report.path("losses").asBoolean());
    assertEquals(
        Answer.json(
            """
            [{"rules": ["all"], "issuer": "https://token.actions.githubusercontent.com",
              "repository_owner_id": {"count": 1, "first": ["999999999999"]},
              "repository_id": {"any": false, "count": 1, "first": ["888888888888"]},
              "event_name": ["deployment", "merge_group", "push", "release", "schedule",
                             "workflow_dispatch"],
              "claims": {"ref": {"any": false, "values": ["refs/heads/**"],
                                 "but_not": ["refs/heads/main"]}}}]
            """),
        report.path("changes").path(0).path("gains"));
  }

  @Test
  void malformedPolicy_isUsageErrorWithProblems() throws IOException {
    write(before, "reader", Policies.profile(RULE));
    write(after, "reader", "trust: []\n");

    assertEquals(2, run());
    assertTrue(err.contains("reader.yaml:1:"), err);
    assertTrue(err.contains(after.toString()), err);
    assertEquals("", out);
  }

  private int run(String... options) {
    Stream<String> arguments =
        Stream.concat(Stream.of("diff", before.toString(), after.toString()), Stream.of(options));
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    out = run.out();
    err = run.err();
    return run.code();
  }

  private static String ref(JsonNode gains, int events) {
    for (JsonNode gain : gains) {
      if (gain.path("event_name").size() == events) {
        return gain.path("claims").path("ref").toString();
      }
    }
    return gains.toString();
  }

  private static void write(Path policy, String profile, String yaml) throws IOException {
    Files.writeString(policy.resolve(profile + ".yaml"), yaml);
  }
}
