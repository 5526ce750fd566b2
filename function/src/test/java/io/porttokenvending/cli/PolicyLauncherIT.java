package io.porttokenvending.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs {@code infra/policy.sh} with this machine's Java and the jar of this build. */
class PolicyLauncherIT {
  private static final Pattern VERSION = Pattern.compile("<version>(.*)</version>");

  @ParameterizedTest
  @CsvSource({
    "0, lint sample-policy --ignore sample-id",
    "1, lint sample-policy",
    "2, lint absent",
    "0, test sample-policy --require-coverage"
  })
  void launcher_returnsExitCodeOfCommand(int code, String arguments) throws Exception {
    Process run = launch(arguments);
    String out = new String(run.getInputStream().readAllBytes(), UTF_8);
    assertEquals(code, run.waitFor(), out);
  }

  @Test
  void version_isFromBuild() throws Exception {
    Matcher version = VERSION.matcher(Files.readString(Path.of("..", "pom.xml"), UTF_8));
    assertTrue(version.find());
    Process run = launch("--version");
    String out = new String(run.getInputStream().readAllBytes(), UTF_8);
    assertEquals("policy " + version.group(1) + "\n", out);
  }

  private static Process launch(String arguments) throws Exception {
    String launcher = Path.of("..", "infra", "policy.sh").toRealPath().toString();
    return new ProcessBuilder((launcher + " " + arguments).split(" ", -1))
        .directory(Path.of("src", "test", "resources").toFile())
        .redirectErrorStream(true)
        .start();
  }
}
