package io.porttokenvending.cli.lint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The lines of the files in a folder. */
final class SourceText {
  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

  private final Path folder;
  private final Map<String, List<String>> lines = new HashMap<>();

  SourceText(Path folder) {
    this.folder = folder;
  }

  /** Splits a text as the YAML reader counts lines; a byte order mark takes no column. */
  static List<String> lines(String text) {
    return List.of(LINE_END.split(text.startsWith("\uFEFF") ? text.substring(1) : text, -1));
  }

  /** Returns the line of a finding; empty if the finding is about the file as a whole. */
  Optional<String> line(Finding finding) {
    if (finding.isOfWholeFile()) {
      return Optional.empty();
    }
    List<String> all = lines.computeIfAbsent(finding.file(), this::read);
    int line = finding.at().line();
    return line <= all.size() ? Optional.of(all.get(line - 1)) : Optional.empty();
  }

  private List<String> read(String file) {
    try {
      // Malformed UTF-8 is a finding itself; its line is shown with replacement characters.
      return lines(new String(Files.readAllBytes(folder.resolve(file)), UTF_8));
    } catch (IOException e) {
      return List.of();
    }
  }
}
