package io.porttokenvending.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs {@code infra/policy.sh} with scripts that replace Java and Maven, in folders with spaces.
 */
class PolicyLauncherTest {
  @TempDir private Path folder;

  private BareMachine machine;
  private Path jar;
  private Path launcher;

  @BeforeEach
  void prepare() throws IOException {
    machine = new BareMachine(folder);
    Path infra = Files.createDirectories(folder.resolve("my clone/infra"));
    jar = infra.resolve("policy-cli.jar");
    launcher = infra.resolve("policy.sh");
    machine.copyLauncher(Path.of("..", "infra", "policy.sh"), launcher);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void argumentsAndExitCode_arePassedThrough(int code) throws Exception {
    Files.createFile(jar);
    machine.set("JAVA_HOME", machine.java("my jdk", 25, code).toString());
    BareMachine.Result run = run(launcher, "lint", "a folder", "");
    assertEquals(code, run.code(), run::err);
    assertTrue(run.out().endsWith("[-jar][" + jar + "][lint][a folder][]\n"), run::out);
    assertEquals("", run.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "usr/lib/jvm/temurin-25",
        "opt/homebrew/opt/openjdk@25",
        "Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home",
        "my home/Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home",
        "my home/.sdkman/candidates/java/25-tem",
        "my home/.jdks/temurin-25"
      })
  void java25_inStandardFolder_isPreferredToOlderOnPath(String home) throws Exception {
    Files.createFile(jar);
    machine.set("JAVA_HOME", machine.java("old", 11, 3).toString());
    machine.prependToPath(machine.java("older", 1, 3).resolve("bin"));
    machine.java(home, 25, 0);
    assertEquals(0, run(launcher, "--version").code());
  }

  @Test
  void java25_inMavenToolchains_isFound() throws Exception {
    Files.createFile(jar);
    Path home = machine.java("tool chain", 26, 0);
    Path toolchains = folder.resolve("my home/.m2/toolchains.xml");
    Files.createDirectories(toolchains.getParent());
    Files.writeString(toolchains, "<a>\n    <jdkHome>" + home + "</jdkHome>\n</a>\n", UTF_8);
    assertEquals(0, run(launcher, "--version").code());
  }

  @Test
  void noJava25_reportsFoundVersionsAndInstallation() throws Exception {
    Files.createFile(jar);
    Path old = machine.java("usr/lib/jvm/java-17", 17, 3);
    BareMachine.Result run = run(launcher, "lint");
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().contains("needs Java 25 or later"), run::err);
    assertTrue(run.err().contains(old + " (Java 17)\nInstall it"), run::err);
    assertTrue(run.err().contains("brew install --cask temurin@25"), run::err);
    Files.delete(old.resolve("bin/java"));
    assertTrue(
        run(launcher, "lint").err().startsWith("policy needs Java 25 or later. Found: none."));
  }

  @Test
  void linkOnPath_findsJarNextToScript() throws Exception {
    Files.createFile(jar);
    machine.set("JAVA_HOME", machine.java("jdk", 25, 0).toString());
    Path link = Files.createSymbolicLink(folder.resolve("bin/policy"), Path.of("../a link"));
    Files.createSymbolicLink(folder.resolve("a link"), launcher);
    assertEquals(0, run(link, "--version").code());
  }

  @Test
  void release_withoutItsJar_isReported() throws Exception {
    machine.set("JAVA_HOME", machine.java("jdk", 25, 0).toString());
    BareMachine.Result run = run(launcher, "lint");
    assertEquals(ExitCode.USAGE, run.code());
    assertEquals(
        jar + " was not found. Put policy-cli.jar of the release next to " + launcher + ".\n",
        run.err());
  }

  @Test
  void clone_jarMissingOrOutdated_isBuilt() throws Exception {
    Path top = folder.resolve("my clone");
    Path source = Files.createDirectories(top.resolve("function/src/main/java")).resolve("A.java");
    for (Path file : List.of(top.resolve("pom.xml"), top.resolve("function/pom.xml"), source)) {
      Files.createFile(file);
      Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    }
    machine.set("JAVA_HOME", machine.java("jdk", 25, 0).toString());
    BareMachine.Result withoutMaven = run(launcher, "lint");
    assertEquals(ExitCode.USAGE, withoutMaven.code());
    assertTrue(withoutMaven.err().contains("Maven was not found"), withoutMaven::err);

    Path built = top.resolve("function/target/quick/policy-cli.jar");
    Files.createDirectories(built.getParent());
    machine.program("mvn", ": > '" + built + "'\n");
    assertEquals("Building policy-cli.jar with Maven ...\n", run(launcher, "lint").err());
    assertEquals("", run(launcher, "lint").err());
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
    BareMachine.Result again = run(launcher, "lint");
    assertEquals("Building policy-cli.jar with Maven ...\n", again.err());
    assertTrue(again.out().contains("[" + built + "]"), again::out);

    machine.program("mvn", "exit 1\n");
    assertEquals(ExitCode.USAGE, run(launcher, "lint").code());
  }

  private BareMachine.Result run(Path script, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    return machine.run(folder, "", command);
  }
}
