package io.porttokenvending.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Stands for the cache of the runtime interface client's own classes that Lambda's Java 25 brings:
 * trained here with the empty handler, it holds nothing of a function's.
 */
final class RuntimeCache {
  private RuntimeCache() {}

  /**
   * What a JVM is to be started with beside its other options.
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
