package io.porttokenvending.supply;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The build's check of the archive's libraries. It runs before any test and before packaging, and
 * {@code -DskipTests} does not skip it.
 */
final class PinnedLibraries {
  static final String ACCEPT = "mvn -q process-test-classes -Dlibraries=accept";

  private PinnedLibraries() {}

  /**
   * Ends with 1 unless the libraries are the pinned ones.
   *
   * @param arguments the file of the pins, the class path, and {@code check} or {@code accept}
   */
  public static void main(String[] arguments) throws IOException {
    List<String> problems = run(Path.of(arguments[0]), arguments[1], arguments[2]);
    problems.forEach(System.err::println);
    System.exit(problems.isEmpty() ? 0 : 1);
  }

  /** Returns the problems to report; empty if the libraries equal the pins. */
  static List<String> run(Path pins, String classPath, String mode) throws IOException {
    LibraryChecksums actual = LibraryChecksums.onClassPath(classPath);
    return switch (mode) {
      case "check" -> report(pins, LibraryChecksums.pinnedIn(pins).differences(actual));
      case "accept" -> {
        Files.writeString(pins, actual.text(), UTF_8);
        yield List.of();
      }
      default -> List.of("-Dlibraries=" + mode + " is neither check nor accept");
    };
  }

  private static List<String> report(Path pins, List<String> differences) {
    if (differences.isEmpty()) {
      return List.of();
    }
    return List.of(
        "The libraries are not those that " + pins + " pins:",
        "  " + String.join("\n  ", differences),
        "If this is a deliberate upgrade: " + ACCEPT + ", and review what it changes in the file.",
        "If it is not, do not build on: what was downloaded is not what was reviewed.");
  }
}
