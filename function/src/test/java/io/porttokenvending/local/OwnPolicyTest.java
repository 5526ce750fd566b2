package io.porttokenvending.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A local run with {@code --policy}. */
class OwnPolicyTest {
  private static final String PROFILE =
      """
      port:
        region: us
        credentials: octo/port-reader
      mcp:
        tools: [list_blueprints]
        servers:
          tracker:
            url: https://gateway.octo.example/mcp
            tools: [search_issues]
            headers: {x-api-key: {secret: octo/tracker, field: key}}
      trust:
        - name: releases
          repository_owner_id: "583231"
          repository_id: "1296269"
          repository: octo/*
          ref: refs/heads/release/**
          environment: production
          event_name: [workflow_dispatch]
      """;

  @TempDir private Path parent;

  @Test
  void policy_isUsedWithTheSimulatedPort() throws Exception {
    try (StartedRun run = start(PROFILE)) {
      String job =
          "workflow_dispatch on refs/heads/release/example of octo/example, environment production";
      String output = run.output();
      assertTrue(output.contains("  policy  " + folder() + ", 1 profile, no warnings\n"), output);
      assertTrue(output.contains("\n" + job + "\n  audit  granted, profile reader, "), output);
      assertTrue(output.contains("\n  403    access_denied: "), output);
      assertTrue(output.contains("\n  409    token_replayed: "), output);
      assertEquals(PROFILE, Files.readString(file(), UTF_8));
    }
  }

  @Test
  void errors_nameTheUsersOwnFileLineAndColumn() throws Exception {
    StartedRun run = start(PROFILE.replace("event_name", "evnt_name"));
    assertEquals(1, run.exitCode());
    assertEquals("", run.output());
    assertEquals(1, run.errors().lines().count(), run.errors());
    assertTrue(run.errors().startsWith(file() + ":18:5: error: "), run.errors());
    assertTrue(run.errors().contains("; did you mean event_name?"), run.errors());
  }

  @Test
  void missingFolder_isNamed() throws Exception {
    StartedRun run = StartedRun.start(Map.of(), "--policy", parent.resolve("none").toString());
    assertEquals(1, run.exitCode());
    assertTrue(run.errors().startsWith(parent.resolve("none") + ": error: "), run.errors());
  }

  @Test
  void policyAndItsVariable_contradictEachOther() throws Exception {
    StartedRun run =
        StartedRun.start(Map.of("POLICY_PATH", "/policy"), "--policy", parent.toString());
    assertEquals(2, run.exitCode());
    assertTrue(run.errors().contains("Unset POLICY_PATH"), run.errors());
  }

  @Test
  void warnings_arePrintedAtStartup() throws Exception {
    try (StartedRun run = start(PROFILE.replace("583231", "999999999999"))) {
      assertTrue(run.output().contains(", 1 profile, 1 warning\n" + file() + ":13:"), run.output());
    }
  }

  @Test
  void savedFile_isLoadedAgainAndDecides() throws Exception {
    try (StartedRun run = start(PROFILE)) {
      save(PROFILE.replace("production", "staging").replace("583231", "999999999999"));
      run.awaitOutput("The policy was reloaded: 1 profile, 1 warning\n" + file() + ":13:");
      assertEquals(200, run.exchange("&environment=staging&repository_owner_id=999999999999"));
      assertEquals(403, run.exchange(""));
    }
  }

  @Test
  void savedErrors_keepTheLastGoodPolicy() throws Exception {
    try (StartedRun run = start(PROFILE)) {
      save(PROFILE.replace("trust:", "trusted:"));
      run.awaitOutput(
          "The last valid policy stays in use, because the saved one has errors: 2 errors\n");
      run.awaitOutput(file() + ":11:1: error: ");
      assertEquals(200, run.exchange(""));
      save(PROFILE);
      run.awaitOutput("The policy was reloaded: 1 profile, no warnings\n");
    }
  }

  @Test
  void profileThatIsAdded_isLoaded() throws Exception {
    try (StartedRun run = start(PROFILE)) {
      Files.writeString(folder().resolve("writer.yaml"), PROFILE, UTF_8);
      run.awaitOutput("The policy was reloaded: 2 profiles, no warnings\n");
    }
  }

  private StartedRun start(String profile) throws IOException, InterruptedException {
    Files.createDirectories(folder());
    Files.writeString(file(), profile, UTF_8);
    Files.writeString(
        parent.resolve("samconfig.toml"),
        """
        [default.deploy.parameters]
        parameter_overrides = "AllowedMcpHosts=gateway.octo.example"
        """,
        UTF_8);
    return StartedRun.start(Map.of(), "--port", "0", "--policy", folder().toString());
  }

  /** As editors do that write another file and rename it. */
  private void save(String profile) throws IOException {
    Path written = Files.writeString(parent.resolve("reader.yaml~"), profile, UTF_8);
    Files.move(written, file(), StandardCopyOption.ATOMIC_MOVE);
  }

  private Path folder() {
    return parent.resolve("policy");
  }

  private Path file() {
    return folder().resolve("reader.yaml");
  }
}
