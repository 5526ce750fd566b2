package io.porttokenvending.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.actions.CheckSteps.Reported;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The starter's check of a pull request, with the packaged command. */
class StarterCheckIT {
  private static final String HEAD = "head/" + Starter.PROFILE;

  @TempDir private Path home;
  private Starter starter;
  private CheckSteps check;

  @BeforeEach
  void createBaseAndHead() throws Exception {
    starter = new Starter(home);
    check = new CheckSteps(starter);
    starter.runner().with("JAVA_HOME", System.getProperty("java.home"));
    Path jar = Step.TOP.resolve("function/target/policy-cli.jar");
    assertTrue(Files.exists(jar), jar + " is made by mvn package");
    starter.publish(
        Map.of(
            "policy", Files.readAllBytes(Step.TOP.resolve("infra/policy.sh")),
            "policy-cli.jar", Files.readAllBytes(jar)));
    starter.createRepository("base");
    starter.createRepository("head");
  }

  @Test
  void equivalentPolicy_passesAndWidensNothing() throws Exception {
    starter.change(HEAD, "name: acme main branches", "name: the main branches");
    Reported reported = check.run();
    assertEquals(List.of(0, 0, 0), reported.exits());
    assertEquals("false", reported.widened());
    assertTrue(reported.report().contains("Access does not widen."), reported.report());
    assertTrue(reported.report().contains("4 cases, 4 passed"), reported.report());
  }

  @Test
  void widenedPolicy_requiresApprovalAndIsReported() throws Exception {
    starter.change(HEAD, "ref: refs/heads/main", "ref: refs/heads/**");
    Reported reported = check.run();
    assertEquals(List.of(0, 1, 0), reported.exits(), "a case denies other branches");
    assertEquals("true", reported.widened());
    assertTrue(reported.report().contains("Test: failure."), reported.report());
    assertTrue(reported.report().contains("1 failed; "), reported.report());
    assertTrue(reported.report().contains("**Access widens.**"), reported.report());
    assertTrue(reported.report().contains("\n+   rule acme main branches\n"), reported.report());
    assertTrue(reported.report().contains("refs/heads/**"), reported.report());
  }

  @Test
  void narrowedPolicy_isReportedAsLoss() throws Exception {
    starter.change(HEAD, "event_name: [push, workflow_dispatch, schedule]", "event_name: [push]");
    Reported reported = check.run();
    assertEquals("false", reported.widened());
    assertTrue(reported.report().contains("\n-   rule acme main branches\n"), reported.report());
  }

  @Test
  void widenedSettings_requireApproval() throws Exception {
    String hosts = Starter.settings(Starter.SECRETS + " AllowedHosts=b.example");
    Starter.write(starter.file("head/" + Starter.SETTINGS), hosts);
    Reported reported = check.run();
    assertEquals("true", reported.widened());
    assertTrue(reported.report().contains("AllowedHosts"), reported.report());
  }

  @Test
  void badPolicy_failsWithAnAnnotationAndNoVerdict() throws Exception {
    starter.change(HEAD, "repository_owner_id:", "repository_owner:");
    StepResult lint = check.lint();
    assertEquals(1, lint.exit());
    assertTrue(lint.log().contains("::error file=" + Starter.PROFILE + ",line="), lint.log());
    Reported reported = check.run();
    assertEquals("", reported.widened());
    assertFalse(reported.exits().contains(0), reported.exits().toString());
    assertTrue(reported.report().contains("Lint: failure."), reported.report());
    assertTrue(reported.report().contains("**The policies cannot be compared.**"));
  }

  @Test
  void samplesId_isAFinding() throws Exception {
    starter.change(HEAD, "777777777777", "999999999999");
    StepResult lint = check.lint();
    assertEquals(1, lint.exit());
    assertTrue(lint.log().contains("title=policy sample-id::"), lint.log());
  }

  /** Markup, a mention, the end of a code block and a command for the runner. */
  @Test
  void namesWithMarkup_staySourceTextInTheReport() throws Exception {
    String name = "`````` </code></pre></details><img src=x> [a](//b.example) @acme ::add-mask::a";
    starter.change(HEAD, "ref: refs/heads/main", "ref: refs/heads/**");
    starter.change(HEAD, "name: acme main branches", "name: \"" + name + "\"");
    Reported reported = check.run();
    assertEquals("true", reported.widened());
    assertTrue(reported.report().contains(name), reported.report());
    String outside = CheckSteps.outsideCodeBlocks(reported.report());
    for (String part : List.of("img", "b.example", "@acme", "add-mask", "</pre>")) {
      assertFalse(outside.contains(part), outside);
    }
    assertFalse(reported.log().contains("add-mask"), reported.log());
    assertEquals(reported.report(), reported.summary());
  }

  /** A pull request that brings its own release, script and command. */
  @Test
  void filesOfThePullRequest_areNotRun() throws Exception {
    String evil = "#!/bin/sh\ntouch '" + home.resolve("evil") + "'\nexit 0\n";
    for (String file :
        List.of(".github/release.sh", "policy", "bash", "java", "sitecustomize.py")) {
      Starter.write(starter.file("head/" + file), evil);
      assertTrue(starter.file("head/" + file).toFile().setExecutable(true));
    }
    Starter.write(starter.file("head/release.sha256"), "0".repeat(64) + "  evil.zip\n");
    starter.change(HEAD, "ref: refs/heads/main", "ref: refs/heads/**");
    assertEquals("true", check.run().widened());
    assertFalse(Files.exists(home.resolve("evil")));
  }
}
