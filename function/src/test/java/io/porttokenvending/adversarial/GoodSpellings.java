package io.porttokenvending.adversarial;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Header and claims of a valid token in other orders, with whitespace and with escapes. */
final class GoodSpellings {
  private static final List<String> SPACES = List.of("", "", " ", "\t", "\n", "\r\n", "  ");

  private final Family family = new Family("good spellings");
  private final Random random = new Random(3);
  private final Draft genuine;

  private GoodSpellings(Draft genuine) {
    this.genuine = genuine;
  }

  static List<Case> cases(Draft genuine) {
    var spellings = new GoodSpellings(genuine);
    for (int i = 0; i < 40; i++) {
      spellings.accept("other order " + i, spellings::shuffled);
      spellings.accept("whitespace " + i, spellings::spaced);
      spellings.accept("escapes " + i, spellings::escaped);
    }
    return spellings.family.cases();
  }

  private void accept(String what, Function<Map<String, String>, String> text) {
    byte[] header = text.apply(genuine.headers()).getBytes(UTF_8);
    byte[] claims = text.apply(genuine.claims()).getBytes(UTF_8);
    family.accept(what, genuine.key().token(header, claims).toString());
  }

  private String shuffled(Map<String, String> members) {
    List<Map.Entry<String, String>> entries = new ArrayList<>(members.entrySet());
    Collections.shuffle(entries, random);
    return text(entries, () -> "");
  }

  private String spaced(Map<String, String> members) {
    return text(members.entrySet(), () -> SPACES.get(random.nextInt(SPACES.size())));
  }

  private static String text(Iterable<Map.Entry<String, String>> members, Supplier<String> space) {
    List<String> texts = new ArrayList<>();
    for (Map.Entry<String, String> member : members) {
      String name = Draft.quoted(member.getKey());
      texts.add(
          space.get() + name + space.get() + ":" + space.get() + member.getValue() + space.get());
    }
    return texts.stream().collect(Collectors.joining(",", space.get() + "{", "}" + space.get()));
  }

  /** Some characters of names and strings as escapes, which change neither. */
  private String escaped(Map<String, String> members) {
    String text = text(members.entrySet(), () -> "");
    StringBuilder escaped = new StringBuilder();
    boolean inString = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      inString ^= c == '"';
      if (!inString || c == '"' || random.nextInt(8) != 0) {
        escaped.append(c);
      } else if (c == '/') {
        escaped.append("\\/");
      } else {
        String hex = String.format("%04x", (int) c);
        escaped.append("\\u").append(random.nextBoolean() ? hex : hex.toUpperCase(Locale.ROOT));
      }
    }
    return escaped.toString();
  }
}
