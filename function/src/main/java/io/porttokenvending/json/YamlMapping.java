package io.porttokenvending.json;

import java.util.List;
import java.util.Optional;

/**
 * A mapping in block or flow style with unique scalar keys; it may be empty.
 *
 * @param entries in the file's order
 */
public record YamlMapping(Position at, List<Entry> entries) implements YamlNode {
  public YamlMapping {
    entries = List.copyOf(entries);
  }

  /** A key and its value; a missing value is an empty scalar of kind {@code OTHER}. */
  public record Entry(YamlScalar key, YamlNode value) {}

  /** Returns the entry of a key, quoted or not, by linear search. */
  public Optional<Entry> entry(String key) {
    for (Entry entry : entries) {
      if (entry.key().text().equals(key)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }
}
