package io.porttokenvending.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.exchange.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The README tells of every code, where the codes' links point. */
class ReadmeTest {
  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void errorCode_hasItsRow(ErrorCode code) throws IOException {
    String row =
        "| " + code.status() + " | <a id=\"" + code.code() + "\"></a>`" + code.code() + "` |";
    assertTrue(readme().contains(row), row);
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("..", "README.md"), UTF_8);
  }
}
