package io.porttokenvending.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * One start of a function in a JVM of its own, until its first answer.
 *
 * @param init until it asked for its first event
 * @param first from that event to its answer
 * @param peakKibibytes the most memory that was resident by then; Linux tells it, others do not
 */
record ColdStart(Duration init, Duration first, OptionalLong peakKibibytes, String answer) {

  /**
   * A function as Lambda finds it.
   *
   * @param root the folder of its classes, with its libraries in {@code lib}
   */
  record Task(Path root, String handler) {}

  static ColdStart of(Task task, Map<String, String> environment, byte[] event) throws IOException {
    Path output = Files.createTempFile(task.root().getParent(), "output", ".txt");
    try (var function = PackagedFunction.start(task.root(), task.handler(), output, environment)) {
      long began = System.nanoTime();
      byte[] answer = function.invoke(event);
      Duration first = Duration.ofNanos(System.nanoTime() - began);
      OptionalLong peak = peakKibibytes(function.processId());
      return new ColdStart(function.startTime(), first, peak, new String(answer, UTF_8));
    }
  }

  Duration total() {
    return init.plus(first);
  }

  boolean isGranted() {
    return answer.startsWith("{\"statusCode\":200,");
  }

  private static OptionalLong peakKibibytes(long processId) throws IOException {
    Path status = Path.of("/proc", Long.toString(processId), "status");
    if (!Files.exists(status)) {
      return OptionalLong.empty();
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst();
    }
  }
}
