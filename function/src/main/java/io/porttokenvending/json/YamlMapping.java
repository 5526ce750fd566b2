package io.porttokenvending.json;

import java.util.List;
import java.util.Optional;

/**
 * A mapping in block or flow style, whose keys are scalars of different texts; it may be empty.
 *
 * @param entries as they are written
 */
public record YamlMapping(Position at, List<Entry> entries) implements YamlNode {
  public YamlMapping {
    entries = List.copyOf(entries);
  }

  /** A key and its value; a key without a value has an empty one of kind {@code OTHER}. */
  public record Entry(YamlScalar key, YamlNode value) {}

  /** The entry whose key has this text, quoted or not; walks the entries. */
  public Optional<Entry> entry(String key) {
    for (Entry entry : entries) {
      if (entry.key().text().equals(key)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }
}
