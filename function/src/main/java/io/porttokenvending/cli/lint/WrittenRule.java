package io.porttokenvending.cli.lint;

import io.porttokenvending.json.Position;
import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.trust.Condition;
import io.porttokenvending.trust.Glob;
import io.porttokenvending.trust.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A rule and the text it comes from. */
record WrittenRule(String file, Rule rule, YamlMapping mapping) {
  /** Where a key's value, or one of the values in its list, is written. */
  Position at(String... path) {
    return Place.of(mapping, path);
  }

  /** How the rule is called to whoever wrote it. */
  String title() {
    return mapping.entry("name").isPresent()
        ? "rule '" + rule.name() + "'"
        : "the rule at line " + mapping.at().line();
  }

  Optional<Condition> condition(String claim) {
    return rule.conditions().stream()
        .filter(condition -> condition.claim().equals(claim))
        .findFirst();
  }

  /** The patterns wanted of a claim; none when the rule wants nothing of it, or a member. */
  List<Glob> patterns(String claim) {
    return condition(claim).orElse(null)
            instanceof Condition.Matches(String name, List<Glob> patterns)
        ? patterns
        : List.of();
  }

  Set<String> listedEvents() {
    return rule.events().listed().orElse(Set.of());
  }
}
