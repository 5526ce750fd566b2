package io.porttokenvending.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.json.StrictYaml;
import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlReading;
import io.porttokenvending.json.YamlSequence;
import java.util.List;

/** Lines of the rules in a profile's text, in their order. */
record RuleLines(List<YamlMapping> rules) {

  /** Reads the text of a valid profile. */
  static RuleLines of(String profile) {
    if (StrictYaml.read(profile.getBytes(UTF_8)) instanceof YamlReading.Value(YamlMapping root)
        && root.entry("trust").isPresent()
        && root.entry("trust").get().value() instanceof YamlSequence trust) {
      return new RuleLines(trust.items().stream().map(YamlMapping.class::cast).toList());
    }
    throw new IllegalArgumentException("the text must be a valid profile");
  }

  int rule(int index) {
    return rules.get(index).at().line();
  }

  /** Returns the line of a condition, or of the rule if the condition is implied. */
  int condition(int index, String claim) {
    return rules.get(index).entry(claim).map(entry -> entry.key().at().line()).orElse(rule(index));
  }
}
