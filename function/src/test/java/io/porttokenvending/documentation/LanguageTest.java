package io.porttokenvending.documentation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words that {@code .github/CONTRIBUTING.md} replaces do not come back. */
class LanguageTest {
  private static final Pattern REPLACED =
      Pattern.compile(
          "(?<!`)\\b(used? up|used-up|using up|uses up|lets? (a|the)? ?job in|lets in|let in"
              + "|(is|are) (told|said)|can(not)? be had|anew|somebody|whoever|whom"
              + "|in the place of|further (MCP )?servers?|supposed|lives shorter|way out"
              + "|is well|by hand|beside|the former|the latter|nobody|speaks for itself)\\b",
          Pattern.CASE_INSENSITIVE);

  /** These two pages quote the words. */
  private static final List<String> EXCEPT = List.of("CONTRIBUTING.md", "LanguageTest.java");

  @ParameterizedTest
  @ValueSource(
      strings = {".github", "README.md", "events", "function/README.md", "function/docs", "infra"})
  void documents_useTheFieldsWords(String place) throws IOException {
    assertEquals(List.of(), replacedWords(place));
  }

  @ParameterizedTest
  @ValueSource(strings = {"function/src/main", "function/src/simulation"})
  void code_usesTheFieldsWords(String place) throws IOException {
    assertEquals(List.of(), replacedWords(place));
  }

  private static List<String> replacedWords(String place) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Page.TOP.resolve(place))) {
      for (Path file : files.filter(LanguageTest::isText).toList()) {
        String text = Files.readString(file, UTF_8);
        REPLACED
            .matcher(text)
            .results()
            .forEach(word -> found.add(file + ": " + context(text, word.start())));
      }
    }
    return found;
  }

  private static boolean isText(Path file) {
    String name = String.valueOf(file.getFileName());
    return EXCEPT.stream().noneMatch(name::equals)
        && name.matches(".*\\.(java|md|yaml|yml|json|sh|txt|html|toml|tf)");
  }

  private static String context(String text, int at) {
    int start = text.lastIndexOf('\n', at) + 1;
    int end = text.indexOf('\n', at);
    return text.substring(start, end < 0 ? text.length() : end).strip();
  }
}
