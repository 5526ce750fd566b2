package io.porttokenvending.json;

/**
 * A single value as it is written, not yet taken for a string, number or boolean.
 *
 * @param text without quotes, its escapes and folded lines resolved
 */
public record YamlScalar(Position at, String text, Kind kind) implements YamlNode {
  /** What the way a scalar is written makes of it. */
  public enum Kind {
    /** In single or double quotes, or a literal or folded block: a string, whatever the text. */
    QUOTED,
    /** Unquoted, and a string to every version of YAML. */
    PLAIN_STRING,
    /** Unquoted, decimal digits without sign and without leading zero. */
    INTEGER,
    /** Unquoted, exactly {@code true} or {@code false}. */
    BOOLEAN,
    /** Unquoted, and something other than a string to some version of YAML. */
    OTHER
  }
}
