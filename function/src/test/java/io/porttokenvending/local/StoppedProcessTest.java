package io.porttokenvending.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The local run in a process of its own, which a signal ends. */
class StoppedProcessTest {
  @Test
  void signal_endsTheProcess() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder builder =
        new ProcessBuilder(
                java.toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                LocalRun.class.getName(),
                "--port",
                "0")
            .directory(Path.of("..").toFile())
            .redirectErrorStream(true);
    Process process = builder.start();
    try (BufferedReader output = process.inputReader(UTF_8)) {
      String line = output.readLine();
      while (line != null && !line.startsWith("Serving until stopped")) {
        line = output.readLine();
      }
      assertTrue(line != null, "the run ended by itself");
      process.destroy();
      assertTrue(process.waitFor(30, TimeUnit.SECONDS), "the process does not end");
    } finally {
      process.destroyForcibly();
    }
  }
}
