package io.porttokenvending.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.json.YamlScalar.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Any input yields a consistent result. */
class StrictYamlRobustnessTest {
  private static final String CANARY = "xq7canary";
  private static final String PROFILE =
      """
      description: Read the catalog from any é repository, %s.
      port:
        region: eu      # eu or us
        min_ttl: 15m
      mcp:
        read_only: true
        tools: [list_%s, "list \\u00e9", 'it''s']
        servers:
          linear: {url: https://mcp.example/%s, headers: {x-key: {secret: a/b, field: c}}}
      trust:
        - name: |
            literal %s
              text
          repository_owner_id: "999999999999"
          repository_id:
          - 1
          - %s
          ref: >-
            refs/heads/main
            and more
      """
          .replace("%s", CANARY);
  private static final List<String> PIECES =
      List.of(
          "*",
          "&a ",
          "!!str ",
          "<<: ",
          "? ",
          ": ",
          "- ",
          "[",
          "]",
          "{",
          "}",
          ",",
          "'",
          "\"",
          "\\",
          "#",
          " #",
          "|",
          ">",
          "%YAML 1.2\n",
          "---\n",
          "...\n",
          "\n",
          "\r",
          "\t",
          "  ",
          "\uFEFF",
          "\u0000",
          "\u2028",
          "\ud83d\ude00",
          "@",
          "`",
          "~",
          "012",
          "\\ud800",
          "a: 1\n",
          CANARY);

  @Test
  void read_randomBytes_neverThrows() {
    Random random = new Random(1);
    for (int n = 0; n < 5_000; n++) {
      byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      check(bytes);
    }
  }

  @Test
  void read_randomPieces_neverThrows() {
    Random random = new Random(2);
    for (int n = 0; n < 20_000; n++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(14); i >= 0; i--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      check(text.toString().getBytes(UTF_8));
    }
  }

  @Test
  void read_mutatedProfile_neverThrows() {
    assertEquals(List.of(), YamlText.problems(PROFILE));
    Random random = new Random(3);
    for (int n = 0; n < 10_000; n++) {
      StringBuilder text = new StringBuilder(PROFILE);
      for (int i = random.nextInt(3); i >= 0 && !text.isEmpty(); i--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
          default -> text.setLength(at);
        }
      }
      check(text.toString().getBytes(UTF_8));
    }
  }

  @Test
  void read_mutatedBytesOfAProfile_neverThrows() {
    Random random = new Random(4);
    for (int n = 0; n < 5_000; n++) {
      byte[] bytes = PROFILE.getBytes(UTF_8);
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      check(bytes);
    }
  }

  private static void check(byte[] bytes) {
    YamlReading reading = StrictYaml.read(bytes);
    assertEquals(reading, StrictYaml.read(bytes));
    switch (reading) {
      case YamlReading.Value(YamlNode root) ->
          checkTree(root, 0, new String(bytes, UTF_8).split("\r\n|\n|\r", -1));
      case YamlReading.Malformed(List<Problem> problems) -> {
        assertFalse(problems.isEmpty());
        assertEquals(problems.stream().sorted().toList(), problems);
        for (Problem problem : problems) {
          assertTrue(problem.at().line() >= 1 && problem.at().column() >= 1);
          assertFalse(problem.message().contains(CANARY), problem.message());
        }
      }
    }
  }

  private static void checkTree(YamlNode node, int depth, String[] lines) {
    switch (node) {
      case YamlScalar scalar -> checkScalar(scalar, lines);
      case YamlSequence sequence -> {
        assertTrue(depth < SubsetParser.MAX_DEPTH);
        sequence.items().forEach(item -> checkTree(item, depth + 1, lines));
      }
      case YamlMapping mapping -> {
        assertTrue(depth < SubsetParser.MAX_DEPTH);
        Set<String> keys = new HashSet<>();
        for (YamlMapping.Entry entry : mapping.entries()) {
          assertTrue(keys.add(entry.key().text()));
          checkTree(entry.key(), depth + 1, lines);
          checkTree(entry.value(), depth + 1, lines);
        }
      }
    }
  }

  /** The position is that of the text or of its opening quote. */
  private static void checkScalar(YamlScalar scalar, String[] lines) {
    if (scalar.text().isEmpty() && scalar.kind() == Kind.OTHER) {
      return;
    }
    String line = lines[scalar.at().line() - 1];
    String rest = line.substring(line.offsetByCodePoints(0, scalar.at().column() - 1));
    if (scalar.kind() == Kind.QUOTED) {
      assertTrue("'\"|>".indexOf(rest.charAt(0)) >= 0, rest);
    } else {
      assertTrue(rest.startsWith(scalar.text().split("[ \t\n]", 2)[0]), rest);
    }
  }
}
