package io.porttokenvending.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.secret.Lookup;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.testing.Lookups;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderSecretsReaderTest {
  private static Lookup<Map<String, Secret>> read(String text) {
    return HeaderSecretsReader.read(new SecretVersion("arn", "v-1", Secret.of(text)));
  }

  @Test
  void members_thatAHeaderCanCarry_areFound_andNoOthers() {
    Map<String, String> members = new TreeMap<>();
    String text =
        """
        {"a": "Bearer x~!", "b": 1, "c": null, "d": "", "e": "x\\ny", "f": " x", "g": "x ",
         "h": "\\u00e4", "i": {"a": "x"}, "j": ["x"], "k": true, "l": "x\\u007f", "": "y"}
        """;
    Lookups.found(read(text)).forEach((name, value) -> members.put(name, value.reveal()));
    assertEquals(Map.of("a", "Bearer x~!", "", "y"), members);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "[]", "\"x\"", "1", "null", "{\"a\":\"1\",\"a\":\"2\"}"})
  void text_thatIsNoObject_isMalformed(String text) {
    assertEquals(new Lookup.Malformed<>(), read(text));
  }
}
