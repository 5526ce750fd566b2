package io.porttokenvending.json;

import com.fasterxml.jackson.databind.JsonNode;

/** Result of reading a JSON text. */
public sealed interface JsonReading {
  record Value(JsonNode node) implements JsonReading {}

  /**
   * The text is not one well-formed JSON value.
   *
   * @param reason the problem and its position, without any part of the text
   */
  record Malformed(String reason) implements JsonReading {}
}
