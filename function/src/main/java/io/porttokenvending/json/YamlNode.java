package io.porttokenvending.json;

/** A value of the YAML subset with its position. */
public sealed interface YamlNode permits YamlScalar, YamlSequence, YamlMapping {
  /** Returns the start of the value: of a block list or mapping, its first dash or key. */
  Position at();
}
