package io.porttokenvending.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;

/** Reads YAML in tests, and formats the result as short lines. */
final class YamlText {
  private YamlText() {}

  static YamlReading read(String text) {
    return StrictYaml.read(text.getBytes(UTF_8));
  }

  static YamlNode value(String text) {
    return assertInstanceOf(YamlReading.Value.class, read(text), () -> problems(text).toString())
        .root();
  }

  static YamlScalar scalar(String text) {
    return assertInstanceOf(YamlScalar.class, value(text));
  }

  static YamlMapping mapping(String text) {
    return assertInstanceOf(YamlMapping.class, value(text));
  }

  /** Returns {@code line:column message} for each problem; empty when there is a value. */
  static List<String> problems(String text) {
    return switch (read(text)) {
      case YamlReading.Value _ -> List.of();
      case YamlReading.Malformed(List<Problem> problems) ->
          problems.stream().map(p -> show(p.at()) + " " + p.message()).toList();
    };
  }

  /** Returns the tree with every position: {@code 1:1{1:1a=1:4[1:5b]}}. */
  static String positions(YamlNode node) {
    StringBuilder shown = new StringBuilder(show(node.at()));
    switch (node) {
      case YamlScalar scalar -> shown.append(scalar.text());
      case YamlSequence sequence -> {
        List<String> items = sequence.items().stream().map(YamlText::positions).toList();
        shown.append('[').append(String.join(" ", items)).append(']');
      }
      case YamlMapping mapping -> {
        List<String> entries =
            mapping.entries().stream()
                .map(entry -> positions(entry.key()) + "=" + positions(entry.value()))
                .toList();
        shown.append('{').append(String.join(" ", entries)).append('}');
      }
    }
    return shown.toString();
  }

  private static String show(Position at) {
    return at.line() + ":" + at.column();
  }
}
