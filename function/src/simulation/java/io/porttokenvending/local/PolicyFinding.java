package io.porttokenvending.local;

import io.porttokenvending.cli.PrintableText;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An error or a warning of {@code policy lint}.
 *
 * @param file name within the folder; empty if the finding is about the folder
 * @param line starting at 1
 * @param column starting at 1, in code points
 * @param code in kebab case, stable
 * @param suggestion text to write instead
 */
public record PolicyFinding(
    String file, int line, int column, String code, String message, Optional<String> suggestion) {

  String line(Path folder, String severity) {
    String place =
        file.isEmpty() ? folder.toString() : folder.resolve(file) + ":" + line + ":" + column;
    return "%s: %s: %s [%s]%s"
        .formatted(
            place,
            severity,
            PrintableText.line(message),
            code,
            suggestion.map(text -> "; did you mean " + PrintableText.line(text) + "?").orElse(""));
  }
}
