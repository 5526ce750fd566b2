package io.porttokenvending.benchmark;

import io.porttokenvending.benchmark.Figures.Name;
import java.util.List;
import java.util.Locale;

/** Prints the figures with the project's goals. */
final class Table {
  private static final Name BARE = new Name("bareVerification", "");

  /**
   * A row of the table.
   *
   * @param floor benchmark that the ratio is relative to
   */
  private record Row(Name name, Name floor, String goal) {}

  private static final List<Row> ROWS =
      List.of(
          new Row(BARE, BARE, ""),
          new Row(new Name("verifyToken", ""), BARE, ""),
          new Row(new Name("wholeRequest", ""), BARE, "1.50, under C2 2.00; 70 KiB"),
          scaled("decideGranted", "10", ""),
          scaled("decideGranted", "20000", "1.20"),
          scaled("decideGranted", "200000", "1.20"),
          scaled("decideGranted", "5000x40", "1.20"),
          scaled("decideDenied", "10", ""),
          scaled("decideDenied", "20000", "1.20"),
          scaled("decideDenied", "200000", "1.20"),
          scaled("decideDenied", "5000x40", "1.20"),
          scaled("loadPolicy", "10", ""),
          scaled("loadPolicy", "20000", ""),
          scaled("loadPolicy", "200000", ""),
          scaled("loadPolicy", "5000x40", ""));

  private Table() {}

  static void print(String title, Figures figures) {
    line("");
    line("A bare RS256 verification takes %.0f µs on this machine.", figures.micros(BARE));
    line("%-28s%12s%10s%12s   %s", title, "µs/op", "ratio", "KiB/op", "goal");
    for (Row row : ROWS) {
      line(
          "%-18s%10s%12.2f%10.2f%12.1f   %s",
          row.name().method(),
          row.name().repositories(),
          figures.micros(row.name()),
          figures.ratio(row.name(), row.floor()),
          figures.kibibytes(row.name()),
          row.goal());
    }
  }

  private static Row scaled(String method, String repositories, String goal) {
    return new Row(new Name(method, repositories), new Name(method, "10"), goal);
  }

  private static void line(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
