package io.porttokenvending.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Prints what a start of the packaged function costs. Times are told as ratios to an empty handler
 * that was started the same way a moment before, because they alone hold on another machine.
 */
final class Footprint {
  static final int MOST_CLASSES = 4900;
  static final long MOST_ARCHIVE_BYTES = 8_000_000;
  private static final int MOST_RESIDENT_MIB = 135;

  private final List<ColdStart> functions = new ArrayList<>();
  private final List<ColdStart> floors = new ArrayList<>();

  private Footprint() {}

  /** Takes no arguments; the system property {@code benchmark.quick} makes it short. */
  public static void main(String[] arguments) throws Exception {
    int starts = Boolean.getBoolean("benchmark.quick") ? 5 : 15;
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "footprint");
    var function = new ColdStart.Task(folder.resolve("task"), PackagedFunction.HANDLER);
    PackagedFunction.unpack(function.root());
    ColdStart.Task floor = emptyFunction(folder.resolve("empty"));
    ClassLog log = new ClassLog(folder.resolve("classes.txt"));
    Footprint footprint = new Footprint();
    try (SecureUpstreams upstreams = new SecureUpstreams(folder)) {
      Map<String, String> environment = upstreams.environment();
      granted(ColdStart.of(function, log.writtenBy(environment), upstreams.event()));
      for (int i = 0; i < starts; i++) {
        footprint.floors.add(ColdStart.of(floor, environment, upstreams.event()));
        footprint.functions.add(granted(ColdStart.of(function, environment, upstreams.event())));
      }
    }
    footprint.print(Files.size(PackagedFunction.ARCHIVE), log.count());
  }

  private static ColdStart granted(ColdStart start) {
    if (!start.isGranted()) {
      throw new IllegalStateException("no token was vended: " + start.answer());
    }
    return start;
  }

  /** A task root with {@link EmptyHandler} and nothing else. */
  private static ColdStart.Task emptyFunction(Path root) throws IOException {
    String name = EmptyHandler.class.getName();
    String file = name.replace('.', '/') + ".class";
    Path target = root.resolve(file);
    Files.createDirectories(target.getParent());
    try (InputStream in =
        Objects.requireNonNull(ClassLoader.getSystemResourceAsStream(file), file)) {
      Files.copy(in, target);
    }
    return new ColdStart.Task(root, name);
  }

  private void print(long archiveBytes, long classes) {
    line("");
    line("%-28s%10s%10s", "Packaged function", "", "goal");
    line("%-28s%10.2f%10.2f", "archive, MB", archiveBytes / 1e6, MOST_ARCHIVE_BYTES / 1e6);
    line("%-28s%10d%10d", "classes loaded", classes, MOST_CLASSES);
    if (functions.getFirst().peakKibibytes().isPresent()) {
      double resident =
          median(
              functions.stream()
                  .map(ColdStart::peakKibibytes)
                  .mapToDouble(OptionalLong::orElseThrow)
                  .toArray());
      line("%-28s%10.1f%10d", "resident memory, MiB", resident / 1024, MOST_RESIDENT_MIB);
    } else {
      line("%-28s%10s%10d", "resident memory, MiB", "Linux only", MOST_RESIDENT_MIB);
    }
    line("");
    line("%-28s%10s%10s", "", "ms", "ratio");
    printTimes("empty handler, both", floors, ColdStart::total);
    printTimes("until ready", functions, ColdStart::init);
    printTimes("first answer", functions, ColdStart::first);
    printTimes("both", functions, ColdStart::total);
    line("");
    line(
        "Until the first answer, all upstreams over TLS; medians of %d starts. Ratios are to the"
            + " start of an empty handler.",
        functions.size());
  }

  private void printTimes(String name, List<ColdStart> starts, Function<ColdStart, Duration> time) {
    double[] milliseconds = new double[starts.size()];
    double[] ratios = new double[starts.size()];
    for (int i = 0; i < starts.size(); i++) {
      milliseconds[i] = milliseconds(time.apply(starts.get(i)));
      ratios[i] = milliseconds[i] / milliseconds(floors.get(i).total());
    }
    line("%-28s%10.0f%10.1f", name, median(milliseconds), median(ratios));
  }

  private static double milliseconds(Duration duration) {
    return duration.toNanos() / 1e6;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void line(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
