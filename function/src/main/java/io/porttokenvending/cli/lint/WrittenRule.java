package io.porttokenvending.cli.lint;

import io.porttokenvending.json.Position;
import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.trust.Condition;
import io.porttokenvending.trust.Glob;
import io.porttokenvending.trust.Rule;
import java.util.ArrayList;
import java.util.Collection;
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

  /** Every value that the rule lists for a claim, of all claims. */
  List<WrittenValue> values() {
    List<WrittenValue> values = new ArrayList<>();
    add("repository_owner_id", rule.ownerIds(), values);
    add("repository_id", rule.repositoryIds().orElse(Set.of()), values);
    add("event_name", listedEvents(), values);
    for (Condition condition : rule.conditions()) {
      add(condition.claim(), texts(condition), values);
    }
    return values;
  }

  private static void add(String claim, Collection<String> texts, List<WrittenValue> values) {
    texts.stream().sorted().forEach(text -> values.add(new WrittenValue(claim, text)));
  }

  private static Collection<String> texts(Condition condition) {
    return switch (condition) {
      case Condition.OneOf(String claim, Set<String> texts) -> texts;
      case Condition.Matches(String claim, List<Glob> patterns) ->
          patterns.stream().map(Glob::text).toList();
      case Condition.HasMember(String claim, Set<String> members) -> members;
    };
  }

  Set<String> listedEvents() {
    return rule.events().listed().orElse(Set.of());
  }
}
