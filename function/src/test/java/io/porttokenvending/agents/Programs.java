package io.porttokenvending.agents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The agents' programs, which npm installs from one list of pinned versions.
 *
 * @param folder where they are, below the build's
 */
record Programs(Path folder) {
  static final Path SOURCES = Path.of("src", "agents");
  static final Path FOLDER = Path.of("target", "agents").toAbsolutePath();

  private static final Duration INSTALL = Duration.ofMinutes(15);

  /** Installs the listed packages unless they are already installed. */
  static Programs installed() throws IOException, InterruptedException {
    Programs programs = new Programs(FOLDER);
    Files.createDirectories(programs.folder);
    Path done = programs.folder.resolve("installed.json");
    String lock = Files.readString(SOURCES.resolve("package-lock.json"), UTF_8);
    boolean current = Files.exists(done) && Files.readString(done, UTF_8).equals(lock);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(SOURCES)) {
      for (Path file : files) {
        Path copy = programs.folder.resolve(file.getFileName());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (!current) {
      Files.deleteIfExists(done);
      programs.install();
      Files.writeString(done, lock, UTF_8);
    }
    return programs;
  }

  private void install() throws IOException, InterruptedException {
    System.out.println("npm installs the agents; this takes minutes and 2.5 GB the first time.");
    // Not ci: it wants the packages of every platform in the list, and not every registry has them.
    List<String> command =
        List.of("npm", "install", "--no-audit", "--no-fund", "--no-save", "--loglevel=error");
    try {
      new ProgramRun(folder, System.getenv(), INSTALL).of(command).assertEndedWell();
    } catch (IOException e) {
      throw new IOException(
          "npm cannot be started, and the agents come from it: install Node.js with npm, or leave"
              + " the agents out with -Dagents.skip",
          e);
    }
  }

  String program(String name) {
    return folder.resolve(Path.of("node_modules", ".bin", name)).toString();
  }

  /** The installed programs first, then whatever npm itself needs. */
  private String path() {
    Path modules = folder.resolve("node_modules");
    return String.join(
        File.pathSeparator,
        modules.resolve(Path.of("node", "bin")).toString(),
        modules.resolve(".bin").toString(),
        System.getenv().getOrDefault("PATH", ""));
  }

  /** For programs that are not to reach further than this machine. */
  Map<String, String> environment(Path home) {
    // No server listens on port 9, so telemetry cannot leave the machine.
    String nowhere = "http://127.0.0.1:9";
    return Map.of(
        "PATH",
        path(),
        "HOME",
        home.toString(),
        "LANG",
        "C.UTF-8",
        "HTTP_PROXY",
        nowhere,
        "HTTPS_PROXY",
        nowhere,
        "NO_PROXY",
        "127.0.0.1",
        "DO_NOT_TRACK",
        "1",
        "npm_config_offline",
        "true",
        "npm_config_update_notifier",
        "false");
  }
}
