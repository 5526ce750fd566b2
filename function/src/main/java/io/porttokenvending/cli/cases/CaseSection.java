package io.porttokenvending.cli.cases;

import io.porttokenvending.json.Position;
import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlNode;
import io.porttokenvending.json.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One case as it is written, read key by key; what is wrong with it is gathered. */
final class CaseSection {
  private final String file;
  private final YamlMapping mapping;
  private final Set<String> known = new LinkedHashSet<>();
  private final List<CaseProblem> problems = new ArrayList<>();

  CaseSection(String file, YamlMapping mapping) {
    this.file = file;
    this.mapping = mapping;
  }

  Position at() {
    return mapping.at();
  }

  List<CaseProblem> problems() {
    return problems;
  }

  void problem(Position at, String message) {
    problems.add(new CaseProblem(file, at, message));
  }

  Optional<YamlNode> node(String key) {
    known.add(key);
    return mapping.entry(key).map(YamlMapping.Entry::value);
  }

  /** A key that every case has. */
  Optional<YamlNode> required(String key, String why) {
    Optional<YamlNode> node = node(key);
    if (node.isEmpty()) {
      problem(at(), key + " is missing: " + why);
    }
    return node;
  }

  /** Text that every reader of YAML takes for a string, and that is not empty. */
  Optional<String> text(String key) {
    return node(key).flatMap(node -> text(key, node));
  }

  Optional<String> text(String what, YamlNode node) {
    if (!(node instanceof YamlScalar scalar)) {
      problem(node.at(), what + " must be a string");
      return Optional.empty();
    }
    return switch (scalar.kind()) {
      case QUOTED, PLAIN_STRING -> {
        if (scalar.text().isEmpty()) {
          problem(node.at(), what + " must not be empty");
          yield Optional.empty();
        }
        yield Optional.of(scalar.text());
      }
      case INTEGER, DURATION, BOOLEAN, OTHER -> {
        problem(node.at(), what + " must be a string; put it in quotes");
        yield Optional.empty();
      }
    };
  }

  /** Reports every key that was not asked for. */
  void refuseOthers() {
    for (YamlMapping.Entry entry : mapping.entries()) {
      if (!known.contains(entry.key().text())) {
        problem(
            entry.key().at(),
            "unknown key '"
                + entry.key().text()
                + "' in a case; known are "
                + String.join(", ", known));
      }
    }
  }
}
