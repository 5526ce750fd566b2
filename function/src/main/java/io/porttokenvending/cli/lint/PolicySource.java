package io.porttokenvending.cli.lint;

import io.porttokenvending.json.Position;
import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlNode;
import io.porttokenvending.json.YamlScalar;
import io.porttokenvending.json.YamlSequence;
import java.util.List;
import java.util.Optional;

/** A part of a policy with the YAML that it was read from, which has the positions. */
sealed interface PolicySource permits ProfileSource, RuleSource {
  String file();

  YamlMapping mapping();

  /**
   * Returns a warning about a value, or about the last part of its path that exists.
   *
   * @param path keys of mappings, and texts of list entries
   * @param details for the placeholders of the warning's message
   */
  default Finding warning(Warning warning, List<String> path, Object... details) {
    return new Finding(
        file(),
        at(mapping(), path),
        Finding.Severity.WARNING,
        warning.code(),
        warning.message(details),
        Optional.empty());
  }

  static Position at(YamlNode node, List<String> path) {
    Optional<YamlNode> next = path.isEmpty() ? Optional.empty() : child(node, path.getFirst());
    return next.map(child -> at(child, path.subList(1, path.size()))).orElse(node.at());
  }

  private static Optional<YamlNode> child(YamlNode node, String step) {
    return switch (node) {
      case YamlMapping mapping -> mapping.entry(step).map(YamlMapping.Entry::value);
      case YamlSequence sequence ->
          sequence.items().stream()
              .filter(item -> item instanceof YamlScalar scalar && scalar.text().equals(step))
              .findFirst();
      case YamlScalar scalar -> Optional.empty();
    };
  }
}
