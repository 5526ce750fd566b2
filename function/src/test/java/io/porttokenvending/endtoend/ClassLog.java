package io.porttokenvending.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The JVM's log of loaded classes, including its own and generated ones.
 *
 * @param file not yet there
 */
record ClassLog(Path file) {
  /** The environment of a function that writes this log; it is slower for that. */
  Map<String, String> writtenBy(Map<String, String> environment) {
    Map<String, String> writing = new HashMap<>(environment);
    writing.merge(
        "JAVA_TOOL_OPTIONS",
        "-Xlog:class+load=info:file=" + file.toAbsolutePath() + ":none:filecount=0",
        (others, own) -> others + " " + own);
    return writing;
  }

  /** Whether a class is loaded by now. */
  boolean holds(String className) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.anyMatch(line -> line.startsWith(className + " "));
    }
  }

  /** One class a line. */
  long count() throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    }
  }
}
