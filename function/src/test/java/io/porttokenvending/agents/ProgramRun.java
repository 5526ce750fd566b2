package io.porttokenvending.agents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Runs a program in a folder, with its own environment and a time limit. Its child processes end
 * with it.
 */
record ProgramRun(Path folder, Map<String, String> environment, Duration limit) {
  private static final String PROGRAMS = Programs.FOLDER.resolve("node_modules").toString();

  /** Port's tokens and GitHub's tokens are JWTs, which no log may contain. */
  private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_.-]+");

  private static final String TIMED_OUT = "\n(ended, because its time was over)";

  /** How it ended. */
  record Ended(String program, int exitCode, String output) {
    void assertEndedWell() {
      assertEquals(0, exitCode, () -> program + " failed: " + output);
    }

    @Override
    public String toString() {
      return program + " ended with " + exitCode;
    }
  }

  Ended of(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("port-token-vending-agent-", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectInput(new File("/dev/null"))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      Process process = builder.start();
      boolean ended = false;
      try {
        ended = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
      } finally {
        end(process.toHandle());
        process.waitFor();
        endThoseLeftBehind();
      }
      String text = TOKEN.matcher(Files.readString(output, UTF_8)).replaceAll("(a token)");
      return new Ended(
          Path.of(command.getFirst()).getFileName().toString(),
          process.exitValue(),
          ended ? text : text.concat(TIMED_OUT));
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static void end(ProcessHandle process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /**
   * A daemon is no longer a child process, but it is the only other process from the programs'
   * folder.
   */
  private static void endThoseLeftBehind() {
    Set<ProcessHandle> family =
        ProcessHandle.current().descendants().collect(Collectors.toUnmodifiableSet());
    ProcessHandle.allProcesses()
        .filter(process -> !family.contains(process))
        .filter(process ->
            process.info().commandLine().filter(line -> line.contains(PROGRAMS)).isPresent())
        .forEach(ProcessHandle::destroyForcibly);
  }
}
