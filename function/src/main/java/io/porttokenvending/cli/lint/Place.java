package io.porttokenvending.cli.lint;

import io.porttokenvending.json.Position;
import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlNode;
import io.porttokenvending.json.YamlScalar;
import io.porttokenvending.json.YamlSequence;
import java.util.Optional;

/** Finds where in a file something is written. */
final class Place {
  private Place() {}

  /**
   * The place of the value that a path leads to, or of the last thing on the path that is written.
   *
   * @param path keys of mappings, and texts of a list's entries
   */
  static Position of(YamlNode root, String... path) {
    YamlNode node = root;
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
