package io.porttokenvending.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.config.Environment;
import io.porttokenvending.exchange.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page that error documents link to by default. */
class ErrorPageTest {
  /** A heading per code: GitHub makes its text the anchor. */
  private static final Pattern HEADING = Pattern.compile("^### (.*)$", Pattern.MULTILINE);

  private static final Path PAGE = Path.of("docs", "errors.md");

  @Test
  void page_codesWithAnchor_equalTheServicesCodes() throws IOException {
    List<String> anchors = HEADING.matcher(page()).results().map(at -> at.group(1)).toList();

    assertEquals(
        Arrays.stream(ErrorCode.values()).map(ErrorCode::code).sorted().toList(),
        anchors.stream().sorted().toList());
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void section_hasStatusAndWhoAndNextStep(ErrorCode code) throws IOException {
    String section = page().split("### " + code.code() + "\n", 2)[1].split("\n#", 2)[0].strip();
    List<String> lines = section.lines().toList();

    String who =
        ", (fixed by the (workflow author|policy owner|operator|maintainers).*|passes by"
            + " itself)\\.";
    assertTrue(lines.getFirst().matches("Status " + code.status() + who), lines.getFirst());
    assertTrue(lines.size() >= 3, section);
    assertEquals(code.retryable() && !code.freshTokenRequired(), section.contains("Retry-After"));
  }

  @Test
  void defaultOfErrorDocsUrl_endsWithThePathOfThePage() {
    String link = new Environment().read().errorDocs().toString();

    assertTrue(link.endsWith("/blob/main/function/docs/errors.md"), link);
    assertTrue(Files.isRegularFile(Path.of("..", "function").resolve(PAGE)));
  }

  @Test
  void page_isShort() throws IOException {
    assertTrue(page().getBytes(UTF_8).length <= 12 * 1024);
    assertTrue(page().lines().allMatch(line -> line.length() <= 120));
  }

  private static String page() throws IOException {
    return Files.readString(PAGE, UTF_8);
  }
}
