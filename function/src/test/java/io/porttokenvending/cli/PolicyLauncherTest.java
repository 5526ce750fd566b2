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
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs {@code infra/policy.sh} with scripts that replace Java and Maven, in folders with spaces.
 */
class PolicyLauncherTest {
  private static final List<String> TOOLS =
      List.of("bash", "dirname", "find", "head", "readlink", "sed");

  @TempDir private Path machine;

  private Path infra;
  private Path jar;
  private Path launcher;
  private final Map<String, String> environment = new TreeMap<>();

  private record Result(int code, String out, String err) {}

  @BeforeEach
  void prepare() throws IOException {
    infra = Files.createDirectories(machine.resolve("my clone/infra"));
    jar = infra.resolve("policy-cli.jar");
    launcher = infra.resolve("policy.sh");
    // The standard folders of this machine may contain Java 25.
    String script =
        Files.readString(Path.of("..", "infra", "policy.sh"), UTF_8)
            .replace(" /usr/", " " + machine + "/usr/")
            .replace(" /opt/", " " + machine + "/opt/")
            .replace("{,", "{" + machine + ",");
    executable(launcher, script);
    Path bin = Files.createDirectories(machine.resolve("bin"));
    for (String tool : TOOLS) {
      executable(bin.resolve(tool), "#!/bin/sh\nexec " + tool(tool) + " \"$@\"\n");
    }
    environment.put("PATH", bin.toString());
    environment.put("HOME", machine.resolve("my home").toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void argumentsAndExitCode_arePassedThrough(int code) throws Exception {
    Files.createFile(jar);
    environment.put("JAVA_HOME", java("my jdk", 25, code).toString());
    Result run = run(launcher, "lint", "a folder", "");
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
  void java25_inStandardFolder_isPreferredToOlderOnPath(String folder) throws Exception {
    Files.createFile(jar);
    environment.put("JAVA_HOME", java("old", 11, 3).toString());
    environment.merge("PATH", java("older", 1, 3) + "/bin", (path, old) -> old + ":" + path);
    java(folder, 25, 0);
    assertEquals(0, run(launcher, "--version").code());
  }

  @Test
  void java25_inMavenToolchains_isFound() throws Exception {
    Files.createFile(jar);
    Path home = java("tool chain", 26, 0);
    Path toolchains = machine.resolve("my home/.m2/toolchains.xml");
    Files.createDirectories(toolchains.getParent());
    Files.writeString(toolchains, "<a>\n    <jdkHome>" + home + "</jdkHome>\n</a>\n", UTF_8);
    assertEquals(0, run(launcher, "--version").code());
  }

  @Test
  void noJava25_reportsFoundVersionsAndInstallation() throws Exception {
    Files.createFile(jar);
    Path old = java("usr/lib/jvm/java-17", 17, 3);
    Result run = run(launcher, "lint");
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
    environment.put("JAVA_HOME", java("jdk", 25, 0).toString());
    Path link = Files.createSymbolicLink(machine.resolve("bin/policy"), Path.of("../a link"));
    Files.createSymbolicLink(machine.resolve("a link"), launcher);
    assertEquals(0, run(link, "--version").code());
  }

  @Test
  void release_withoutItsJar_isReported() throws Exception {
    environment.put("JAVA_HOME", java("jdk", 25, 0).toString());
    Result run = run(launcher, "lint");
    assertEquals(ExitCode.USAGE, run.code());
    assertEquals(
        jar + " was not found. Put policy-cli.jar of the release next to " + launcher + ".\n",
        run.err());
  }

  @Test
  void clone_jarMissingOrOutdated_isBuilt() throws Exception {
    Path top = machine.resolve("my clone");
    Path source = Files.createDirectories(top.resolve("function/src/main/java")).resolve("A.java");
    for (Path file : List.of(top.resolve("pom.xml"), top.resolve("function/pom.xml"), source)) {
      Files.createFile(file);
      Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    }
    environment.put("JAVA_HOME", java("jdk", 25, 0).toString());
    Result withoutMaven = run(launcher, "lint");
    assertEquals(ExitCode.USAGE, withoutMaven.code());
    assertTrue(withoutMaven.err().contains("Maven was not found"), withoutMaven::err);

    Path built = top.resolve("function/target/quick/policy-cli.jar");
    Files.createDirectories(built.getParent());
    executable(machine.resolve("bin/mvn"), "#!/usr/bin/env bash\n: > '" + built + "'\n");
    assertEquals("Building policy-cli.jar with Maven ...\n", run(launcher, "lint").err());
    assertEquals("", run(launcher, "lint").err());
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
    Result again = run(launcher, "lint");
    assertEquals("Building policy-cli.jar with Maven ...\n", again.err());
    assertTrue(again.out().contains("[" + built + "]"), again::out);

    executable(machine.resolve("bin/mvn"), "#!/usr/bin/env bash\nexit 1\n");
    assertEquals(ExitCode.USAGE, run(launcher, "lint").code());
  }

  /** Writes a {@code java} script that prints its arguments in brackets. */
  private Path java(String home, int release, int code) throws IOException {
    Path folder = machine.resolve(home);
    Files.createDirectories(folder.resolve("bin"));
    executable(
        folder.resolve("bin/java"),
        """
        #!/usr/bin/env bash
        if [ "$1" = -version ]; then
          printf 'Picked up JAVA_TOOL_OPTIONS: -Da=b\\nopenjdk version "%d.0.1" 2026-10-20\\n' >&2
          exit
        fi
        printf '[%%s]' "$@"
        echo
        exit %d
        """
            .formatted(release, code));
    return folder;
  }

  private Result run(Path script, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    Path out = machine.resolve("out.txt");
    Path err = machine.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    int code = builder.start().waitFor();
    return new Result(code, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  private static Path tool(String name) {
    return List.of("/bin/", "/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/").stream()
        .map(folder -> Path.of(folder + name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name));
  }

  private static void executable(Path file, String script) throws IOException {
    Files.writeString(file, script, UTF_8);
    assertTrue(file.toFile().setExecutable(true));
  }
}
