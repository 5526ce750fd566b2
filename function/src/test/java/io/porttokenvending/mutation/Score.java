package io.porttokenvending.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads PIT's report, prints what each package scored, and fails where that is too little or the
 * report is about too little. A test that only ran out of time has noticed nothing: on a busy
 * machine any does, and PIT counts it as a success.
 */
public final class Score {
  private static final List<String> PACKAGES = List.of("token", "trust");
  private static final int FEWEST_MUTANTS = 120;
  private static final int LEAST_PERCENT = 95;

  private Score() {}

  /** Takes the report's path. */
  public static void main(String[] arguments) throws IOException {
    List<Mutant> mutants = read(Files.readAllLines(Path.of(arguments[0])));
    List<String> faults = new ArrayList<>();
    System.out.println("| Package | Mutants | Noticed | Timed out | Score |");
    System.out.println("| --- | --: | --: | --: | --: |");
    for (String name : PACKAGES) {
      List<Mutant> its = mutants.stream().filter(mutant -> mutant.isOf(name)).toList();
      long noticed = its.stream().filter(Mutant::isNoticed).count();
      long timedOut = its.stream().filter(mutant -> mutant.status.equals("TIMED_OUT")).count();
      double percent = its.isEmpty() ? 0 : 100.0 * noticed / its.size();
      System.out.printf(
          Locale.ROOT,
          "| `%s` | %d | %d | %d | %.1f %% |%n",
          name,
          its.size(),
          noticed,
          timedOut,
          percent);
      if (its.size() < FEWEST_MUTANTS) {
        faults.add(name + " has " + its.size() + " mutants only: the run is about something else");
      }
      if (percent < LEAST_PERCENT) {
        faults.add(name + " scores less than " + LEAST_PERCENT + " %");
      }
    }
    mutants.stream().filter(mutant -> !mutant.isNoticed()).forEach(System.out::println);
    if (!faults.isEmpty()) {
      throw new IllegalStateException(String.join("; ", faults));
    }
  }

  private record Mutant(String status, String file, String type, String line, String change) {
    boolean isOf(String name) {
      return type.startsWith("io.porttokenvending." + name + ".");
    }

    boolean isNoticed() {
      return status.equals("KILLED");
    }

    @Override
    public String toString() {
      return status + ": " + file + ":" + line + ": " + change;
    }
  }

  /** PIT writes one mutant a line. */
  private static List<Mutant> read(List<String> report) {
    List<Mutant> mutants = new ArrayList<>();
    for (String line : report) {
      if (line.startsWith("<mutation ")) {
        mutants.add(
            new Mutant(
                between(line, "status='", "'"),
                between(line, "<sourceFile>", "<"),
                between(line, "<mutatedClass>", "<"),
                between(line, "<lineNumber>", "<"),
                between(line, "<description>", "<")));
      }
    }
    return mutants;
  }

  private static String between(String line, String start, String end) {
    int from = line.indexOf(start) + start.length();
    return line.substring(from, line.indexOf(end, from));
  }
}
