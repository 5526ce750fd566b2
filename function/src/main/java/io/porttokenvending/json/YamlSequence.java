package io.porttokenvending.json;

import java.util.List;

/** A list in block or flow style; it may be empty. */
public record YamlSequence(Position at, List<YamlNode> items) implements YamlNode {
  public YamlSequence {
    items = List.copyOf(items);
  }
}
