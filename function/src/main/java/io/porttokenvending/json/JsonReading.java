package io.porttokenvending.json;

import com.fasterxml.jackson.databind.JsonNode;

/** What strict reading of a JSON text brought. */
public sealed interface JsonReading {
  record Value(JsonNode node) implements JsonReading {}

  /**
   * The text is not one well-formed JSON value.
   *
   * @param reason says what and where, and quotes nothing of the text
   */
  record Malformed(String reason) implements JsonReading {}
}
