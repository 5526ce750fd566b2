package io.porttokenvending.cli.lint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.json.StrictYaml;
import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlReading;
import io.porttokenvending.json.YamlSequence;
import io.porttokenvending.trust.Negation;
import io.porttokenvending.trust.PolicyScope;
import io.porttokenvending.trust.RuleReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Suggests a value, if the function's reader and this command accept it. */
final class Suggestion {
  private Suggestion() {}

  static Optional<String> instead(WrittenRule rule, WrittenRule.Value value) {
    // The value nearest to a negation means the opposite.
    if (Negation.isValue(value.text())) {
      return Optional.empty();
    }
    List<String> written = new ArrayList<>();
    for (String text : PatternSyntax.alternatives(value.text())) {
      Optional<String> one =
          accepted(rule, new WrittenRule.Value(value.claim(), text)).flatMap(Suggestion::inYaml);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      written.add(one.get());
    }
    String list = String.join(", ", written);
    boolean inList =
        rule.mapping().entry(value.claim()).orElseThrow().value() instanceof YamlSequence;
    return Optional.of(written.size() == 1 || inList ? list : "[" + list + "]");
  }

  /** Returns the value, or its correct spelling. */
  private static Optional<WrittenRule.Value> accepted(WrittenRule rule, WrittenRule.Value value) {
    Optional<WrittenRule.Value> respelled =
        ClaimForms.of(value.claim())
            .map(form -> form.spelling().apply(rule, value.text()))
            .map(text -> new WrittenRule.Value(value.claim(), text));
    return Stream.concat(Stream.of(value), respelled.stream())
        .filter(each -> !PatternSyntax.isLikely(each))
        .filter(each -> ClaimForms.whyNever(rule, each).isEmpty())
        .findFirst();
  }

  /** Returns the value without quotes if the reader accepts that, or else with quotes. */
  private static Optional<String> inYaml(WrittenRule.Value value) {
    return Stream.of(value.text(), "'" + value.text().replace("'", "''") + "'")
        .filter(written -> read(value.claim(), written).contains(value.text()))
        .findFirst();
  }

  private static List<String> read(String claim, String written) {
    String text =
        "{name: a, repository_owner_id: 1, repository_id: 1, " + claim + ": [" + written + "]}";
    PolicyScope scope = new PolicyScope(List.of("https://any"), Set.of(), Set.of(), false);
    return StrictYaml.read(text.getBytes(UTF_8)) instanceof YamlReading.Value(YamlMapping mapping)
        ? RuleReader.read(mapping, scope).stream()
            .flatMap(rule -> new WrittenRule("", rule, mapping).values().stream())
            .filter(value -> value.claim().equals(claim))
            .map(WrittenRule.Value::text)
            .toList()
        : List.of();
  }
}
