package io.porttokenvending.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A machine with a few tools on its {@code PATH}, and without Java and Maven. */
final class BareMachine {
  private static final List<String> TOOLS =
      List.of("bash", "cat", "dirname", "find", "head", "mktemp", "readlink", "rm", "sed");

  private final Path root;
  private final Map<String, String> environment = new TreeMap<>();

  record Result(int code, String out, String err) {}

  /** Creates the machine in a folder, which may contain other files. */
  BareMachine(Path root) throws IOException {
    this.root = root;
    Files.createDirectories(root.resolve("bin"));
    for (String tool : TOOLS) {
      // JUnit warns about symbolic links that lead out of a temporary folder.
      executable(root.resolve("bin").resolve(tool), "#!/bin/sh\nexec " + path(tool) + " \"$@\"\n");
    }
    environment.put("PATH", root.resolve("bin").toString());
    environment.put("HOME", root.resolve("my home").toString());
  }

  Path root() {
    return root;
  }

  void set(String variable, String value) {
    environment.put(variable, value);
  }

  void prependToPath(Path folder) {
    environment.merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
  }

  /** Adds a script to the {@code PATH}. */
  void program(String name, String script) throws IOException {
    executable(root.resolve("bin").resolve(name), "#!/usr/bin/env bash\n" + script);
  }

  /** Copies a launcher, which then does not search the standard folders of the real machine. */
  void copyLauncher(Path source, Path target) throws IOException {
    executable(
        target,
        Files.readString(source, UTF_8)
            .replace(" /usr/", " " + root + "/usr/")
            .replace(" /opt/", " " + root + "/opt/")
            .replace("{,", "{" + root + ","));
  }

  /** Writes a {@code java} script that prints its arguments in brackets. */
  Path java(String home, int release, int code) throws IOException {
    Path folder = root.resolve(home);
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

  /** Runs a command in a folder, with this standard input. */
  Result run(Path folder, String input, List<String> command)
      throws IOException, InterruptedException {
    Path in = Files.writeString(root.resolve("in.txt"), input, UTF_8);
    Path out = root.resolve("out.txt");
    Path err = root.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    int code = builder.start().waitFor();
    return new Result(code, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  private static void executable(Path file, String script) throws IOException {
    Files.writeString(file, script, UTF_8);
    assertTrue(file.toFile().setExecutable(true));
  }

  private static Path path(String tool) {
    return List.of("/bin/", "/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/").stream()
        .map(folder -> Path.of(folder + tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + tool));
  }
}
