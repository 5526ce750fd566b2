package io.porttokenvending.infra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** A finished run of {@code infra/smoke-test.sh}. */
public record SmokeRun(int exit, String output) {
  private static final Path SCRIPT = Path.of("..", "infra", "smoke-test.sh");

  /** Runs the script with these arguments and no variables except the given ones. */
  public static SmokeRun of(Map<String, String> variables, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", SCRIPT.toString()));
    command.addAll(List.of(arguments));
    Path log = Files.createTempFile("smoke", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", System.getenv("PATH"), "no_proxy", "127.0.0.1"));
    builder.environment().putAll(variables);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the script does not end");
      return new SmokeRun(process.exitValue(), Files.readString(log, UTF_8));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      Files.delete(log);
    }
  }

  /** Names of the checks that succeeded. */
  public Set<String> succeeded() {
    Set<String> names = new TreeSet<>();
    output
        .lines()
        .filter(line -> line.startsWith("ok   "))
        .forEach(line -> names.add(line.substring(5)));
    return names;
  }

  /** Names of the checks that failed. */
  Set<String> failed() {
    Set<String> names = new TreeSet<>();
    failures().forEach(line -> names.add(line.substring(5, line.indexOf(": expected "))));
    return names;
  }

  /** The lines of the checks that failed. */
  List<String> failures() {
    return output.lines().filter(line -> line.startsWith("FAIL ")).toList();
  }
}
