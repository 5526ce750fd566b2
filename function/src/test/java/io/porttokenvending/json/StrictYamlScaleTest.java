package io.porttokenvending.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The timeout is a hundred times the usual time, so only superlinear work exceeds it. */
class StrictYamlScaleTest {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final int LENGTH = 5_000_000;

  @Test
  void read_twoHundredThousandItems_inBlockAndFlowStyle() {
    StringBuilder block = new StringBuilder("ids:\n");
    StringBuilder flow = new StringBuilder("ids: [");
    for (int i = 0; i < 200_000; i++) {
      block.append("  - \"").append(100_000_000 + i).append("\" # acme/api\n");
      flow.append(100_000_000 + i).append(", ");
    }
    assertEquals(200_000, items(block.toString()));
    assertEquals(200_000, items(flow.append(']').toString()));
  }

  @Test
  void read_twoHundredThousandKeys_areAllDifferent() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200_000; i++) {
      text.append("key").append(i).append(": 1\n");
    }
    YamlMapping mapping = assertTimeoutPreemptively(BOUND, () -> YamlText.mapping(text.toString()));
    assertEquals(200_000, mapping.entries().size());
  }

  @Test
  void read_longScalarOfEachStyle_isRead() {
    String letters = "a".repeat(LENGTH);
    for (String text :
        new String[] {letters, "'" + letters + "'", '"' + letters + '"', "|\n " + letters}) {
      YamlScalar scalar = assertTimeoutPreemptively(BOUND, () -> YamlText.scalar(text));
      assertEquals(LENGTH, scalar.text().stripTrailing().length());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "{",
        "- ",
        "? ",
        ": ",
        "a: ",
        "{a: ",
        "[[],",
        "]",
        "!",
        "&a ",
        "*a ",
        "\t",
        " ",
        "\n",
        "#",
        "'",
        "\"",
        "|\n",
        "---\n",
        "%A\n",
        "[\n",
        "a\n",
        "a: 1\n",
        "- *x\n",
        "-\n",
        "\u0001",
        "\ud83d\ude00"
      })
  void read_repeatedFragment_terminates(String piece) {
    String text = piece.repeat(200_000 / piece.length());
    assertNotNull(assertTimeoutPreemptively(BOUND, () -> YamlText.read(text)));
  }

  @Test
  void read_parallelDeepNesting_terminates() {
    String text = "[" + ("[".repeat(900) + "]".repeat(900) + ",").repeat(100) + "]";
    assertNotNull(assertTimeoutPreemptively(BOUND, () -> YamlText.read(text)));
  }

  private static int items(String text) {
    YamlMapping mapping = assertTimeoutPreemptively(BOUND, () -> YamlText.mapping(text));
    return assertInstanceOf(YamlSequence.class, mapping.entries().getFirst().value())
        .items()
        .size();
  }
}
