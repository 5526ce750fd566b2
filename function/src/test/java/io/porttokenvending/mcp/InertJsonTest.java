package io.porttokenvending.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InertJsonTest {
  @Test
  void members_keepTheirOrder() {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("b", "acme/api@v1.0:x+y-z");
    members.put("a", "");
    assertEquals("{\"b\":\"acme/api@v1.0:x+y-z\",\"a\":\"\"}", InertJson.object(members));
    assertEquals("{}", InertJson.object(Map.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${SECRET}",
        "$SECRET",
        "${{ secrets.KEY }}",
        "{env:KEY}",
        "{file:~/.netrc}",
        "%PATH%",
        "`id`",
        "$(id)",
        "a b",
        "a\"b",
        "a\\b",
        "\\u0024",
        "a\r\nb",
        "\0",
        "\u007f",
        "\u00e4",
        "\ud83d\ude80",
        "'; rm",
        "<a>&",
        "~#*?[]!|"
      })
  void text_anyCharacters_roundTripsWithoutVariables(String text) {
    String json = InertJson.object(Map.of("a", text));
    assertEquals(text, Answer.json(json).path("a").asText());
    String string = json.substring("{\"a\":\"".length(), json.length() - "\"}".length());
    assertTrue(string.chars().allMatch(c -> c == '\\' || plain(c)), json);
  }

  private static boolean plain(int c) {
    return c < 0x7F && (Character.isLetterOrDigit(c) || "-_./:@+".indexOf(c) >= 0);
  }
}
