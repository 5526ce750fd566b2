package io.porttokenvending.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Inspects the heap of another JVM with the JDK's {@code jcmd}. */
final class LiveHeap {
  private LiveHeap() {}

  /** The bytes of all objects that are reachable; unreachable ones are collected first. */
  static long bytes(long processId) throws IOException {
    List<String> lines = jcmd(processId, "GC.class_histogram").lines().toList();
    String[] total = lines.getLast().split(" +", -1);
    if (!total[0].equals("Total")) {
      throw new AssertionError("no sum at the end of the histogram: " + lines.getLast());
    }
    return Long.parseLong(total[2]);
  }

  /** How many objects of exactly this class are reachable. */
  static long instances(long processId, String className) throws IOException {
    return jcmd(processId, "GC.class_histogram")
        .lines()
        .map(line -> line.strip().split(" +", -1))
        .filter(columns -> columns.length >= 4 && columns[3].equals(className))
        .mapToLong(columns -> Long.parseLong(columns[1]))
        .sum();
  }

  /** Writes all objects to a file, those that nothing refers to any more too. */
  static void dump(long processId, Path file) throws IOException {
    jcmd(processId, "GC.heap_dump", "-all", file.toString());
  }

  private static String jcmd(long processId, String... command) throws IOException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    ProcessBuilder builder = new ProcessBuilder(jcmd.toString(), Long.toString(processId));
    builder.command().addAll(List.of(command));
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new AssertionError("jcmd failed: " + output);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return output;
  }
}
