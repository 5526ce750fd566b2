package io.porttokenvending.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts the results of a mixed load, and prints them. */
final class LoadStatistics {
  private final Map<String, Integer> codes = new TreeMap<>();
  private final List<Long> nanoseconds = new ArrayList<>();
  private final List<Long> heap = new ArrayList<>();

  void add(String code) {
    codes.merge(code, 1, Integer::sum);
  }

  int count(String code) {
    return codes.getOrDefault(code, 0);
  }

  /** The time of one granted request. */
  void took(long nanosecondsOfOne) {
    nanoseconds.add(nanosecondsOfOne);
  }

  /** The bytes that live now; called at the start, after each fifth and at the end. */
  void heap(long bytes) {
    heap.add(bytes);
  }

  /** From the first fifth, when everything is loaded and cached, to the end. */
  long growth() {
    return heap.getLast() - heap.get(1);
  }

  void print(int keyFetches, int writes) {
    int requests = codes.values().stream().mapToInt(Integer::intValue).sum();
    line("Mixed load: %d requests", requests);
    codes.forEach((code, count) -> line("  %-28s%8d", code, count));
    line("  granted, p50 and p99, ms    %8.1f%8.1f", percentile(50), percentile(99));
    line("  live heap after each fifth, KiB  %s", kibibytes());
    line("  fetches of keys %d, writes to the table of used tokens %d", keyFetches, writes);
  }

  private String kibibytes() {
    return heap.stream().map(bytes -> Long.toString(bytes / 1024)).collect(Collectors.joining(" "));
  }

  private double percentile(int percent) {
    List<Long> sorted = nanoseconds.stream().sorted().toList();
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)) / 1e6;
  }

  private static void line(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
