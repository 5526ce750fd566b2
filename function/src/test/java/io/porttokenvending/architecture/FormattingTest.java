package io.porttokenvending.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every source file is as google-java-format writes it; {@code -Dformat=fix} writes it so. */
class FormattingTest {
  private static final boolean FIX = "fix".equals(System.getProperty("format"));

  @Test
  void sources_areFormatted() throws IOException, FormatterException {
    List<Path> sources;
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      sources = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    assertFalse(sources.isEmpty(), "no sources found: not run from the module's folder");
    List<Path> unformatted = new ArrayList<>();
    for (Path source : sources) {
      String text = Files.readString(source, UTF_8);
      String formatted = format(text);
      if (!formatted.equals(text)) {
        unformatted.add(source);
        if (FIX) {
          Files.writeString(source, formatted, UTF_8);
        }
      }
    }
    if (!FIX) {
      assertEquals(List.of(), unformatted, "mvn test -Dtest=FormattingTest -Dformat=fix");
    }
  }

  private static String format(String text) throws FormatterException {
    String imports = ImportOrderer.reorderImports(text, Style.GOOGLE);
    return new Formatter().formatSource(RemoveUnusedImports.removeUnusedImports(imports));
  }
}
