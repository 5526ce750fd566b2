package io.porttokenvending.endtoend;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What {@link Footprint} measured, as medians, and as medians of ratios within a round. */
final class StartTable {
  private StartTable() {}

  /**
   * Prints the table.
   *
   * @param variants the empty handler, the minimal handler, then the primed function
   */
  static void print(long archiveBytes, long classes, List<StartVariant> variants) {
    StartVariant primed = variants.get(2);
    line("");
    line("%-32s%10.2f", "archive, MB", archiveBytes / 1e6);
    line("%-32s%10d", "classes until first answer", classes);
    line(
        "%-32s%10.1f",
        "resident memory, MiB (of 1 GiB)",
        median(primed.values(start -> start.peakKibibytes().orElse(0) / 1024.0)));
    double[] later =
        primed.starts().stream()
            .flatMap(start -> Stream.of(start.later()))
            .mapToDouble(StartTable::milliseconds)
            .toArray();
    line("%-32s%10.2f", "later answers, p50, ms", percentile(later, 50));
    line("%-32s%10.2f", "later answers, p99, ms", percentile(later, 99));
    line("");
    line("%-24s%9s%9s%9s%9s%9s", "ms", "start", "first", "both", "/ empty", "/ minimal");
    for (StartVariant variant : variants) {
      if (variant.failure().isPresent()) {
        line("%-24s   failed: %s", variant.name(), variant.failure().get());
        continue;
      }
      line(
          "%-24s%9.0f%9.1f%9.0f%9.2f%9.2f",
          variant.name(),
          median(variant.values(start -> milliseconds(start.init()))),
          median(variant.values(start -> milliseconds(start.first()))),
          median(totals(variant)),
          ratio(variant, variants.get(0)),
          ratio(variant, variants.get(1)));
    }
    line("");
    line(
        "All upstreams over TLS; medians of %d starts, one of each in turn.",
        primed.starts().size());
    line("A snapshot's start is from where its copy goes on, without the platform's own part.");
    line(
        Throttle.isPermitted()
            ? "MB: after its start, the part of a processor that Lambda gives for this memory."
            : "No processor could be held back: this takes root and version 1 of control groups.");
  }

  private static double ratio(StartVariant variant, StartVariant floor) {
    double[] totals = totals(variant);
    double[] floors = totals(floor);
    double[] ratios = new double[Math.min(totals.length, floors.length)];
    Arrays.setAll(ratios, i -> totals[i] / floors[i]);
    return median(ratios);
  }

  private static double[] totals(StartVariant variant) {
    return variant.values(start -> milliseconds(start.total()));
  }

  private static double milliseconds(Duration duration) {
    return duration.toNanos() / 1e6;
  }

  private static double median(double[] values) {
    return percentile(values, 50);
  }

  /** Not a number where nothing was measured, because every start failed. */
  private static double percentile(double[] values, int percent) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length * percent / 100];
  }

  private static void line(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
