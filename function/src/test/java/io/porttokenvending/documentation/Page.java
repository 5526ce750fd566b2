package io.porttokenvending.documentation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Markdown page of the repository.
 *
 * @param path relative to the top of the repository
 * @param prose the lines outside code blocks, by line number
 */
record Page(Path path, String text, Map<Integer, String> prose) {
  static final Path TOP = Path.of("..");

  private static final Pattern LINK =
      Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)|(?:src|srcset)=\"([^\"]+)\"");
  private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\">");

  static List<Page> all() throws IOException {
    try (Stream<Path> files = Files.walk(TOP)) {
      List<Path> pages =
          files
              .filter(file -> file.toString().endsWith(".md"))
              .filter(file -> !file.toString().contains("target"))
              .filter(file -> !file.toString().contains("node_modules"))
              .sorted()
              .toList();
      List<Page> all = new ArrayList<>();
      for (Path page : pages) {
        all.add(read(page));
      }
      return all;
    }
  }

  static Page read(Path file) throws IOException {
    String text = Files.readString(file, UTF_8);
    Map<Integer, String> prose = new HashMap<>();
    boolean code = false;
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      boolean fence = line.strip().startsWith("```");
      code ^= fence;
      if (!code && !fence) {
        prose.put(number, line);
      }
    }
    return new Page(TOP.relativize(file), text, prose);
  }

  /** The targets of links and pictures. */
  List<String> links() {
    return prose.values().stream()
        .flatMap(line -> LINK.matcher(line).results())
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .toList();
  }

  /** Headings as GitHub spells their anchors, and explicit anchors. */
  List<String> anchors() {
    List<String> anchors = new ArrayList<>();
    Map<String, Integer> uses = new HashMap<>();
    for (int number : prose.keySet().stream().sorted().toList()) {
      String line = prose.getOrDefault(number, "");
      ANCHOR.matcher(line).results().forEach(found -> anchors.add(found.group(1)));
      if (line.matches("#{1,6} .*")) {
        String slug =
            line.replaceFirst("#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
        int earlier = uses.merge(slug, 1, Integer::sum) - 1;
        anchors.add(earlier == 0 ? slug : slug + "-" + earlier);
      }
    }
    return anchors;
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
