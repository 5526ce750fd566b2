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
 * @param init time until it requested its first event
 * @param first from that event to its answer
 * @param peakKibibytes the most memory that was resident by then; Linux tells it, others do not
 * @param later as many further answers as were asked for
 */
record ColdStart(
    Duration init, Duration first, OptionalLong peakKibibytes, String answer, Duration[] later) {

  /**
   * A function as Lambda finds it.
   *
   * @param root the folder of its classes, with its libraries in {@code lib}
   */
  record Task(Path root, String handler) {}

  /** What is done to a process between its start and its first event. */
  interface Constraint {
    Constraint NONE = processId -> {};

    void hold(long processId) throws IOException;
  }

  /** From the start of the process. */
  static ColdStart of(Task task, Map<String, String> environment, byte[] event) throws IOException {
    return of(task, environment, event, Constraint.NONE, 0);
  }

  static ColdStart of(
      Task task,
      Map<String, String> environment,
      byte[] event,
      Constraint constraint,
      int laterAnswers)
      throws IOException {
    Path output = Files.createTempFile(task.root().getParent(), "output", ".txt");
    try (var function = PackagedFunction.start(task.root(), task.handler(), output, environment)) {
      constraint.hold(function.processId());
      return measured(function, function.startTime(), event, laterAnswers);
    }
  }

  /**
   * Time from resuming a snapshot, without the platform's part.
   *
   * @param environment contains the location of the role's credentials
   */
  static ColdStart fromSnapshot(
      Task task, Map<String, String> environment, byte[] event, Constraint constraint)
      throws IOException {
    Path output = Files.createTempFile(task.root().getParent(), "output", ".txt");
    try (var function =
        PackagedFunction.startUntilSnapshot(task.root(), task.handler(), output, environment)) {
      constraint.hold(function.processId());
      long began = System.nanoTime();
      function.restore();
      return measured(function, Duration.ofNanos(System.nanoTime() - began), event, 0);
    }
  }

  private static ColdStart measured(
      PackagedFunction function, Duration init, byte[] event, int laterAnswers) throws IOException {
    long began = System.nanoTime();
    byte[] answer = function.invoke(event);
    Duration first = Duration.ofNanos(System.nanoTime() - began);
    OptionalLong peak = peakKibibytes(function.processId());
    Duration[] later = new Duration[laterAnswers];
    for (int i = 0; i < later.length; i++) {
      began = System.nanoTime();
      function.invoke(event);
      later[i] = Duration.ofNanos(System.nanoTime() - began);
    }
    return new ColdStart(init, first, peak, new String(answer, UTF_8), later);
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
