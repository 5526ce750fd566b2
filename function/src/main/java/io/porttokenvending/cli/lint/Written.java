package io.porttokenvending.cli.lint;

import io.porttokenvending.json.Position;
import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlNode;
import io.porttokenvending.json.YamlScalar;
import io.porttokenvending.json.YamlSequence;
import java.util.Optional;

/** A part of a policy with the YAML that it was read from, because the policy has no positions. */
sealed interface Written permits WrittenProfile, WrittenRule {
  String file();

  YamlMapping mapping();

  /**
   * Returns the position of a value, or of the last part of its path that exists.
   *
   * @param path keys of mappings, and texts of list entries
   */
  default Position at(String... path) {
    YamlNode node = mapping();
    for (String step : path) {
      Optional<YamlNode> next = next(node, step);
      if (next.isEmpty()) {
        break;
      }
      node = next.get();
    }
    return node.at();
  }

  private static Optional<YamlNode> next(YamlNode node, String step) {
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
