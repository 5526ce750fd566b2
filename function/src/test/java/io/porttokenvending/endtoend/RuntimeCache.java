package io.porttokenvending.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Simulates the class cache of Lambda's Java 25 runtime: trained with the empty handler, it
 * contains no class of a function.
 */
final class RuntimeCache {
  private RuntimeCache() {}

  /**
   * Additional options to start a JVM with.
   *
   * @param empty the empty handler
   * @param file not yet there
   */
  static String option(ColdStart.Task empty, Path file) throws IOException, InterruptedException {
    Path output = file.resolveSibling("training.txt");
    Map<String, String> training =
        Map.of("JAVA_TOOL_OPTIONS", "-XX:AOTCacheOutput=" + file.toAbsolutePath());
    try (var function = PackagedFunction.start(empty.root(), empty.handler(), output, training)) {
      for (int i = 0; i < 5; i++) {
        function.invoke(new byte[] {'{', '}'});
      }
      function.end();
    }
    if (!Files.exists(file)) {
      throw new IllegalStateException("no cache was made: " + Files.readString(output));
    }
    return "-XX:AOTCache=" + file.toAbsolutePath();
  }
}
