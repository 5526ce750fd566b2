package io.porttokenvending.actions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A runner with a job, its folders and its variables. Sleeping takes no time. */
final class Runner {
  private static final List<String> NOTED =
      List.of("curl", "jq", "awk", "grep", "tr", "mv", "rm", "mkdir", "mktemp", "cat", "base64");

  private final Path home;
  private final Map<String, String> environment = new LinkedHashMap<>();

  /**
   * Makes its folders.
   *
   * @param home is empty
   */
  Runner(Path home) throws IOException, InterruptedException {
    this.home = home;
    for (String tool : List.of("curl", "jq")) {
      Process found = new ProcessBuilder("bash", "-c", "command -v " + tool).start();
      assertEquals(0, found.waitFor(), tool + " is needed to run these tests, see README.md");
    }
    for (String folder : List.of("bin", "temp", "workspace", "user")) {
      Files.createDirectory(home.resolve(folder));
    }
    program("sleep", "printf '%s\\n' \"$1\" >> '" + home.resolve("waits") + "'");
    environment.put("PATH", home.resolve("bin") + ":" + System.getenv("PATH"));
    environment.put("HOME", home.resolve("user").toString());
    environment.put("RUNNER_TEMP", temp().toString());
    environment.put("GITHUB_WORKSPACE", workspace().toString());
    environment.put("GITHUB_ACTION_PATH", Step.TOP.resolve("infra/github/action").toString());
    environment.put("GITHUB_EVENT_NAME", "push");
    environment.put("GITHUB_ACTOR", "octocat");
    environment.put("no_proxy", "127.0.0.1");
    for (String file : List.of("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV")) {
      environment.put(file, home.resolve(file).toString());
    }
  }

  /** Puts a program before all others of its name. */
  void program(String name, String script) throws IOException {
    Path file = home.resolve("bin").resolve(name);
    Files.writeString(file, "#!/usr/bin/env bash\n" + script + "\n", UTF_8);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Makes programs record their arguments before they run. */
  void noteArguments() throws IOException {
    noteArguments(NOTED.toArray(String[]::new));
  }

  void noteArguments(String... tools) throws IOException {
    String note = "printf '%s\\n' \"$*\" >> '" + home.resolve("arguments") + "'\n";
    for (String tool : tools) {
      program(tool, note + "PATH=${PATH#*:} exec " + tool + " \"$@\"");
    }
  }

  Path temp() {
    return home.resolve("temp");
  }

  Path workspace() {
    return home.resolve("workspace");
  }

  Runner with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Runner without(String name) {
    environment.remove(name);
    return this;
  }

  /**
   * Runs a step with these values of its expressions, and checks that the workspace does not
   * change.
   */
  StepResult run(Step step, Map<String, String> values) throws IOException, InterruptedException {
    StepResult ran = runIn(workspace(), step, values);
    try (var files = Files.list(workspace())) {
      assertEquals(List.of(), files.toList(), "written into the workspace");
    }
    return ran;
  }

  /**
   * What the shell makes of the line with {@code --mcp-config} in a workflow, whose expression has
   * the value of the step's output.
   */
  String argument(String workflow, StepResult ran) throws IOException, InterruptedException {
    String line =
        workflow.lines().filter(each -> each.contains("--mcp-config '")).findFirst().orElseThrow();
    int start = line.indexOf("${{ steps.port.outputs.");
    int end = line.indexOf(" }}", start);
    String name = line.substring(start + "${{ steps.port.outputs.".length(), end);
    String command = line.substring(0, start) + ran.output(name) + line.substring(end + 3);
    StepResult echo = run(new Step(Map.of(), true, "printf '%s\\n' " + command.strip()), Map.of());
    assertEquals(0, echo.exit(), echo.log());
    List<String> words = echo.log().lines().toList();
    assertEquals(2, words.size(), echo.log());
    assertEquals("--mcp-config", words.getFirst());
    return words.getLast();
  }

  /** Runs a step in a folder. */
  StepResult runIn(Path folder, Step step, Map<String, String> values)
      throws IOException, InterruptedException {
    for (String file : List.of("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV", "waits")) {
      Files.writeString(home.resolve(file), "", UTF_8);
    }
    Files.writeString(home.resolve("arguments"), "", UTF_8);
    Path script = Files.writeString(home.resolve("script.sh"), step.run(), UTF_8);
    List<String> shell =
        step.bash()
            ? List.of("bash", "--noprofile", "--norc", "-eo", "pipefail", script.toString())
            : List.of("bash", "-e", script.toString());
    Path log = home.resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder(shell)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    step.env(values).forEach(builder.environment()::putIfAbsent);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      assertTrue(process.waitFor(90, TimeUnit.SECONDS), () -> "does not end: " + text("log"));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    assertEquals("", text("GITHUB_ENV"));
    return new StepResult(
        process.exitValue(),
        text("log"),
        outputs(),
        text("GITHUB_STEP_SUMMARY"),
        text("waits").lines().toList(),
        text("arguments"));
  }

  private Map<String, String> outputs() {
    Map<String, String> outputs = new LinkedHashMap<>();
    for (String line : text("GITHUB_OUTPUT").lines().toList()) {
      int end = line.indexOf('=');
      assertTrue(end > 0, line);
      assertEquals(null, outputs.put(line.substring(0, end), line.substring(end + 1)), line);
    }
    return outputs;
  }

  private String text(String file) {
    try {
      return Files.readString(home.resolve(file), UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
