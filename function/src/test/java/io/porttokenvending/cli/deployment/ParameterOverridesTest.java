package io.porttokenvending.cli.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parsing of {@code parameter_overrides}, as in SAM. */
class ParameterOverridesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          A=x                                                  | x
          A=x=y,z B=1                                          | x=y,z
          B=1 A="x y"                                          | x y
          A='x y'   B=1                                        | x y
          A=x\\ y B=1                                          | x y
          A="x \\"y\\""                                        | x "y"
          "A"=x B=1                                            | x
          A=w A=x                                              | x
          ParameterKey=A,ParameterValue=x B=1                  | x
          ParameterKey=B,ParameterValue=1 ParameterKey=A,ParameterValue="x y" | x y
          A=arn:aws:secretsmanager:eu-west-1:1:secret:a/b-?????? | arn:aws:secretsmanager:eu-west-1:1:secret:a/b-??????
          """)
  void pair_inEachSamForm_isRead(String text, String value) {
    assertEquals(value, ParameterOverrides.parse(text).get("A"));
  }

  @Test
  void emptyValue_isEmpty() {
    assertEquals(Map.of("A", "", "B", "", "C", "1"), ParameterOverrides.parse("A= B=\"\" C=1 "));
    assertEquals(Map.of(), ParameterOverrides.parse("  "));
  }

  /** SAM silently skips each of these parts. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "A",
        "A=1 more",
        "A=1 more B=2",
        "A-B=1",
        "=1",
        "A=\"1",
        "A=\"1\"2",
        "A=1\"2 3\"",
        "ParameterKey=A",
        "ParameterKey=A,Value=1"
      })
  void malformedPair_isRejected(String text) {
    var thrown = assertThrows(IllegalArgumentException.class, () -> ParameterOverrides.parse(text));
    String message = String.valueOf(thrown.getMessage());
    assertTrue(message.startsWith("expected Key=value"), message);
  }
}
