package io.porttokenvending.cli.lint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines that findings point at, as they are written. */
final class SourceText {
  private final Path folder;
  private final Map<String, List<String>> lines = new HashMap<>();

  SourceText(Path folder) {
    this.folder = folder;
  }

  /** The line; empty when not a line of the file is wrong but the file. */
  Optional<String> line(Finding finding) {
    if (finding.isOfWholeFile()) {
      return Optional.empty();
    }
    List<String> all = lines.computeIfAbsent(finding.file(), this::read);
    int line = finding.at().line();
    return line <= all.size() ? Optional.of(all.get(line - 1)) : Optional.empty();
  }

  private List<String> read(String file) {
    Path path = folder.resolve(file);
    if (!Files.isRegularFile(path)) {
      return List.of();
    }
    try {
      // Whatever is no UTF-8 is a finding itself, and must not keep its line from being shown.
      return split(new String(Files.readAllBytes(path), UTF_8));
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Lines as the reader counts them: CR LF, LF and CR each end one. */
  private static List<String> split(String text) {
    List<String> lines = new ArrayList<>();
    int start = text.startsWith("\uFEFF") ? 1 : 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        lines.add(text.substring(start, i));
        if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
        start = i + 1;
      }
    }
    lines.add(text.substring(start));
    return lines;
  }
}
