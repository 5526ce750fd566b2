package io.porttokenvending.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the local run prints, typed into a shell. */
class PrintedCommandsTest {
  @TempDir private Path folder;

  @BeforeAll
  static void tools_areThere() throws Exception {
    boolean there;
    try {
      there =
          new ProcessBuilder("bash", "-c", "command -v curl && command -v jq").start().waitFor()
              == 0;
    } catch (IOException e) {
      there = false;
    }
    assumeTrue(there, "NOT TESTED: the printed commands; bash, curl or jq is missing here");
  }

  @Test
  void commands_vendATokenAndListTheToolsItOpens() throws Exception {
    try (StartedRun run = StartedRun.start(Map.of())) {
      String output = bash(run.script(), 0);
      assertTrue(output.contains("\"profile\": \"catalog-reader\""), output);
      assertTrue(output.contains("\nlist_blueprints\nlist_entities\n"), output);
      assertFalse(output.contains("upsert_entity"), "x-read-only-mode was not sent");
    }
  }

  @Test
  void idToken_canBeReadWithoutJq() throws Exception {
    try (StartedRun run = StartedRun.start(Map.of())) {
      String sed = "sed 's/.*\"value\":\"\\([^\"]*\\)\".*/\\1/'";
      assertTrue(run.script().contains("Without jq: | " + sed), run.script());
      String output = bash(run.script().replace("jq -r '.value // halt_error'", sed), 0);
      assertTrue(output.contains("\"profile\": \"catalog-reader\""), output);
    }
  }

  @Test
  void refusal_isPrintedAndEndsTheScript() throws Exception {
    try (StartedRun run = StartedRun.start(Map.of())) {
      String output =
          bash(run.script().replace("&audience=$PORT_TOKEN_URL", "&audience=another"), 22);
      assertTrue(output.contains("401"), output);
    }
  }

  @Test
  void presetInJob_requestsAnotherJobsToken() throws Exception {
    try (StartedRun run = StartedRun.start(Map.of())) {
      String pullRequest = run.script().replace("JOB=''", "JOB='&preset=pull-request'");
      assertTrue(bash(pullRequest, 22).contains("403"));
      assertTrue(run.output().contains("pull_request on refs/pull/7/merge of acme/api, "));
      String branch = run.script().replace("JOB=''", "JOB='&preset=branch'");
      assertTrue(bash(branch, 22).contains("403"));
      assertTrue(run.output().contains("push on refs/heads/feature of acme/api, "));
      String unknown = run.script().replace("JOB=''", "JOB='&preset=pull_request'");
      String output = bash(unknown, 5);
      assertTrue(output.contains("There is no preset pull_request; did you mean"), output);
    }
  }

  private String bash(String script, int exitCode) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Path commands = Files.writeString(folder.resolve("commands"), script, UTF_8);
    ProcessBuilder bash =
        new ProcessBuilder("bash", "-euo", "pipefail", commands.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    bash.environment().put("no_proxy", "127.0.0.1");
    Process process = bash.start();
    try {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the commands do not end");
      String printed = Files.readString(output, UTF_8);
      assertEquals(exitCode, process.exitValue(), printed);
      return printed;
    } finally {
      process.destroyForcibly();
    }
  }
}
