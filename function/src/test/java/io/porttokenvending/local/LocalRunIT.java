package io.porttokenvending.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's command in a copy of the repository that has no tests. */
class LocalRunIT {
  private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
  private static final List<Path> LEFT_OUT =
      List.of(
          TOP.resolve(".git"), TOP.resolve("function/target"), TOP.resolve("function/src/test"));

  private static final String TOKEN = "  200    a Port token for 180 min";

  @TempDir private Path copy;

  @Test
  void command_ofTheReadme_bringsAToken() throws Exception {
    copyTree();
    List<String> command = new ArrayList<>(List.of(readmeCommand().split(" ", -1)));
    assertEquals("mvn", command.getFirst());
    command.add("-Dmaven.repo.local=" + System.getProperty("maven.repository"));
    command.add("-Dlocal.args=--port 0");
    if (Boolean.getBoolean("maven.offline")) {
      command.add("--offline");
    }
    Process process =
        new ProcessBuilder(command).directory(copy.toFile()).redirectErrorStream(true).start();
    try {
      List<String> output =
          CompletableFuture.supplyAsync(() -> linesUntilToken(process)).get(5, TimeUnit.MINUTES);
      assertTrue(output.getLast().startsWith(TOKEN), () -> String.join("\n", output));
    } finally {
      List<ProcessHandle> run = process.descendants().toList();
      process.destroy();
      run.forEach(ProcessHandle::destroy);
      for (ProcessHandle each : run) {
        each.onExit().get(1, TimeUnit.MINUTES);
      }
    }
  }

  /** Also ends where the output ends. */
  private static List<String> linesUntilToken(Process process) {
    List<String> lines = new ArrayList<>();
    try (BufferedReader output = process.inputReader(UTF_8)) {
      String line = output.readLine();
      while (line != null && !line.startsWith(TOKEN)) {
        lines.add(line);
        line = output.readLine();
      }
      lines.add(line == null ? "The command ended without a token." : line);
    } catch (IOException e) {
      lines.add(e.toString());
    }
    return lines;
  }

  private static String readmeCommand() throws IOException {
    String readme = Files.readString(TOP.resolve("README.md"), UTF_8);
    String section = readme.substring(readme.indexOf("\n## Try it in five minutes\n"));
    String block = section.substring(section.indexOf("```sh\n") + "```sh\n".length());
    return block.substring(0, block.indexOf('\n'));
  }

  private void copyTree() throws IOException {
    Files.walkFileTree(
        TOP,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (LEFT_OUT.contains(folder)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(copy.resolve(TOP.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!LEFT_OUT.contains(file)) {
              Files.copy(file, copy.resolve(TOP.relativize(file)));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
