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
  private static final PolicyScope ANY_ISSUER =
      new PolicyScope(List.of("https://any"), Set.of(), Set.of(), false);

  private Suggestion() {}

  static Optional<String> instead(WrittenRule rule, WrittenRule.Value value) {
    // The value nearest to a negation means the opposite.
    if (Negation.isValue(value.text())) {
      return Optional.empty();
    }
    List<String> written = new ArrayList<>();
    for (String text : PatternSyntax.alternatives(value.text())) {
      Optional<String> accepted =
          Stream.of(text, Spelling.of(rule, value.claim(), text))
              .map(each -> new WrittenRule.Value(value.claim(), each))
              .filter(each -> !PatternSyntax.isLikely(each))
              .filter(each -> ClaimForms.whyNever(rule, each).isEmpty())
              .findFirst()
              .flatMap(Suggestion::inYaml);
      if (accepted.isEmpty()) {
        return Optional.empty();
      }
      written.add(accepted.get());
    }
    String list = String.join(", ", written);
    boolean inList =
        rule.mapping().entry(value.claim()).orElseThrow().value() instanceof YamlSequence;
    return Optional.of(written.size() == 1 || inList ? list : "[" + list + "]");
  }

  /** Returns the value without quotes if the reader accepts that, or else with quotes. */
  private static Optional<String> inYaml(WrittenRule.Value value) {
    return Stream.of(value.text(), "'" + value.text().replace("'", "''") + "'")
        .filter(written -> isRead(value, written))
        .findFirst();
  }

  private static boolean isRead(WrittenRule.Value value, String written) {
    String rule =
        "{name: any, repository_owner_id: 1, repository_id: 1, %s: [%s]}"
            .formatted(value.claim(), written);
    return StrictYaml.read(rule.getBytes(UTF_8)) instanceof YamlReading.Value(YamlMapping mapping)
        && RuleReader.read(mapping, ANY_ISSUER)
            .filter(read -> new WrittenRule("", read, mapping).values().contains(value))
            .isPresent();
  }
}
