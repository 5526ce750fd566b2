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

/** Suggests a corrected value that the policy reader and {@code lint} accept. */
final class Suggestion {
  private static final PolicyScope ANY_ISSUER =
      new PolicyScope(List.of("https://any"), Set.of(), Set.of(), false);

  private Suggestion() {}

  static Optional<String> of(RuleSource rule, RuleSource.Value value) {
    // The nearest value would mean the opposite of a negation.
    if (Negation.isValue(value.text())) {
      return Optional.empty();
    }
    List<String> corrected = new ArrayList<>();
    for (String text : PatternSyntax.alternatives(value.text())) {
      Optional<String> accepted =
          Stream.of(text, Spelling.of(rule, value.claim(), text))
              .map(each -> new RuleSource.Value(value.claim(), each))
              .filter(each -> !PatternSyntax.isLikely(each))
              .filter(each -> ClaimForms.mismatchReason(rule, each).isEmpty())
              .findFirst()
              .flatMap(Suggestion::inYaml);
      if (accepted.isEmpty()) {
        return Optional.empty();
      }
      corrected.add(accepted.get());
    }
    String list = String.join(", ", corrected);
    boolean inList =
        rule.mapping().entry(value.claim()).orElseThrow().value() instanceof YamlSequence;
    return Optional.of(corrected.size() == 1 || inList ? list : "[" + list + "]");
  }

  /** Returns the value without quotes if the reader accepts that, or else with quotes. */
  private static Optional<String> inYaml(RuleSource.Value value) {
    return Stream.of(value.text(), "'" + value.text().replace("'", "''") + "'")
        .filter(corrected -> isRead(value, corrected))
        .findFirst();
  }

  private static boolean isRead(RuleSource.Value value, String corrected) {
    String rule =
        "{name: any, repository_owner_id: 1, repository_id: 1, %s: [%s]}"
            .formatted(value.claim(), corrected);
    return StrictYaml.read(rule.getBytes(UTF_8)) instanceof YamlReading.Value(YamlMapping mapping)
        && RuleReader.read(mapping, ANY_ISSUER)
            .filter(read -> new RuleSource("", read, mapping).values().contains(value))
            .isPresent();
  }
}
