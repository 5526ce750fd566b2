package io.porttokenvending.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The function's response to one event, and the lines that it logged.
 *
 * @param text the body as sent
 * @param body the parsed body; missing if it is not JSON
 */
public record Answer(
    int status, Map<String, String> headers, String text, JsonNode body, List<String> lines) {

  /**
   * Reads a response in payload format 2.0.
   *
   * @param written output of the handler
   */
  static Answer of(String written, List<String> lines) {
    JsonNode answer = Client.json(written);
    Map<String, String> headers = new TreeMap<>();
    for (var header : answer.path("headers").properties()) {
      headers.put(header.getKey(), header.getValue().textValue());
    }
    String text = answer.path("body").textValue();
    int status = answer.path("statusCode").intValue();
    boolean json = headers.getOrDefault("Content-Type", "").endsWith("json");
    JsonNode body = json ? Client.json(text) : MissingNode.getInstance();
    return new Answer(status, headers, text, body, lines);
  }

  /** The response in payload format 2.0. */
  public ObjectNode toTree() {
    ObjectNode tree = JsonNodeFactory.instance.objectNode().put("statusCode", status);
    ObjectNode named = tree.putObject("headers");
    headers.forEach(named::put);
    return tree.put("body", text);
  }

  /** The {@code code} of a refusal; of anything else the status. */
  public String code() {
    return body.path("code").asText(Integer.toString(status));
  }

  public String detail() {
    return body.path("detail").asText();
  }

  /** The only line. */
  public JsonNode line() {
    if (lines.size() != 1) {
      throw new AssertionError(lines.size() + " lines: " + lines);
    }
    return Client.json(lines.getFirst());
  }

  /** Parses text that must be valid JSON. */
  public static JsonNode json(String text) {
    return Client.json(text);
  }

  @Override
  public String toString() {
    return "Answer[" + code() + "]";
  }
}
