package io.porttokenvending.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.secret.Lookup;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.testing.Lookups;
import io.porttokenvending.testing.SettableClock;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What differs from credentials; how long anything is held, their tests say for both. */
class CachedHeaderSecretsTest {
  private static final Duration TTL = Duration.ofMinutes(5);

  private final SettableClock clock = new SettableClock();
  private final FakeSecretSource source = new FakeSecretSource();
  private final CachedHeaderSecrets cache = new CachedHeaderSecrets(source, TTL, clock);

  private Lookup<Map<String, Secret>> find() {
    return cache.find("portkey", Deadline.in(Duration.ofSeconds(10)));
  }

  private void holds(String version, String text) {
    source.holds(new Lookup.Found<>(new SecretVersion(version, Secret.of(text))));
  }

  private Map<String, String> members() {
    Map<String, String> members = new TreeMap<>();
    Lookups.found(find()).forEach((name, value) -> members.put(name, value.reveal()));
    return members;
  }

  @Test
  void members_thatAHeaderCanCarry_areFound_andNoOthers() {
    holds(
        "v-1",
        """
        {"a": "Bearer x~!", "b": 1, "c": null, "d": "", "e": "x\\ny", "f": " x", "g": "x ",
         "h": "\\u00e4", "i": {"a": "x"}, "j": ["x"], "k": true, "l": "x\\u007f", "": "y"}
        """);
    assertEquals(Map.of("a", "Bearer x~!", "", "y"), members());
  }

  @Test
  void text_thatIsNoObject_isMalformed_andNotHeld() {
    for (String text : Set.of("", "x", "[]", "\"x\"", "1", "null", "{\"a\":\"1\",\"a\":\"2\"}")) {
      holds("v-1", text);
      assertEquals(new Lookup.Malformed<>(), find(), text);
    }
    assertEquals(7, source.reads());
  }

  @Test
  void found_isHeldForTheTtl_andServesWhileNothingCanBeRead() {
    holds("v-1", "{\"a\": \"1\"}");
    assertEquals(Map.of("a", "1"), members());
    holds("v-2", "{\"a\": \"2\"}");
    clock.advance(TTL.minusNanos(1));
    assertEquals(Map.of("a", "1"), members());
    source.holds(new Lookup.Unavailable<>());
    clock.advance(Duration.ofNanos(1));
    assertEquals(Map.of("a", "1"), members());
    clock.advance(Duration.ofHours(1));
    assertEquals(new Lookup.Unavailable<>(), find());
  }

  @Test
  void secret_thatIsGone_isMissing() {
    source.holds(new Lookup.Missing<>());
    assertEquals(new Lookup.Missing<>(), find());
    source.holds(new Lookup.Malformed<>());
    assertEquals(new Lookup.Malformed<>(), find());
  }
}
