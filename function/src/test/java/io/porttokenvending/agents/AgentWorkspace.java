package io.porttokenvending.agents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A home and a workspace for one run, with nothing of anybody else's; closing deletes both. */
record AgentWorkspace(Path folder) implements AutoCloseable {
  /** In the programs' folder, where npx finds the installed packages. */
  static AgentWorkspace in(Path programs) throws IOException {
    Path runs = Files.createDirectories(programs.resolve("runs"));
    AgentWorkspace quarters = new AgentWorkspace(Files.createTempDirectory(runs, "run-"));
    Files.createDirectories(quarters.home());
    // Some look for the top of a repository, and would else find this one's.
    Path git = quarters.workspace().resolve(".git");
    Files.createDirectories(git.resolve("objects"));
    Files.createDirectories(git.resolve("refs"));
    Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n", UTF_8);
    return quarters;
  }

  Path home() {
    return folder.resolve("home");
  }

  Path workspace() {
    return folder.resolve("workspace");
  }

  /** Writes a file of the home, where the path begins with {@code ~/}, else of the workspace. */
  void write(String path, String content) throws IOException {
    Path file =
        path.startsWith("~/") ? home().resolve(path.substring(2)) : workspace().resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content, UTF_8);
  }

  @Override
  public void close() throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
