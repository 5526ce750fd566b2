package io.porttokenvending.json;

import com.fasterxml.jackson.databind.JsonNode;

/** Result of reading a JSON text. */
public sealed interface JsonReading {
  record Value(JsonNode node) implements JsonReading {}

  /**
   * The text is not one well-formed JSON value.
   *
   * @param reason states what is wrong and where, and quotes nothing of the text
   */
  record Malformed(String reason) implements JsonReading {}
}
