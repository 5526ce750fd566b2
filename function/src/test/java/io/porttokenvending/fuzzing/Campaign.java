package io.porttokenvending.fuzzing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One fuzz test under Jazzer, in a process and a folder of its own. */
record Campaign(String test, Path folder) {
  private static final String ROOT = "io.porttokenvending.";

  /** What a campaign's log says of it. */
  record Result(boolean failed, long executions, long coverage, long features) {}

  Result run(int seconds) throws IOException, InterruptedException {
    Path corpus = Files.createDirectories(folder.resolve("corpus"));
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command(corpus, seconds))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(2L * seconds + 120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(test + " does not end, see " + log);
    }
    String last = "";
    for (String line : Files.readString(log, ISO_8859_1).lines().toList()) {
      if (line.startsWith("#") && line.contains(" cov: ")) {
        last = line;
      }
    }
    return new Result(
        process.exitValue() != 0, number(last, "#"), number(last, " cov: "), number(last, " ft: "));
  }

  private List<String> command(Path corpus, int seconds) {
    Path seeds =
        Path.of("src/test/resources", (ROOT + test).replace('.', '/') + "Inputs").toAbsolutePath();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+EnableDynamicAgentLoading",
                "-Xmx1g",
                "-classpath",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + ROOT + test,
                "--instrumentation_includes=io.porttokenvending.**"
                    + ":com.fasterxml.jackson.core.**:org.snakeyaml.engine.**",
                "-max_total_time=" + seconds,
                "-max_len=16384",
                "-timeout=20",
                corpus.toString()));
    Optional.of(seeds).filter(Files::isDirectory).map(Path::toString).ifPresent(command::add);
    return command;
  }

  private static long number(String line, String label) {
    int from = line.indexOf(label) + label.length();
    int to = from;
    while (to < line.length() && Character.isDigit(line.charAt(to))) {
      to++;
    }
    return line.isEmpty() || from == to ? 0 : Long.parseLong(line.substring(from, to));
  }
}
