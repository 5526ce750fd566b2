package io.porttokenvending.json;

/** A value of the YAML subset and where it is written. */
public sealed interface YamlNode permits YamlScalar, YamlSequence, YamlMapping {
  /** Where the value starts; for a list or mapping in block style, its first dash or key. */
  Position at();
}
