package io.porttokenvending.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the function answered to one event, and the lines it wrote meanwhile.
 *
 * @param text the body as it was sent
 * @param body the same, read; missing when it is not JSON
 */
public record Answer(
    int status, Map<String, String> headers, String text, JsonNode body, List<String> lines) {

  /**
   * Reads an answer of payload format 2.0.
   *
   * @param written what the handler wrote
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

  /** Strict reading of what must be JSON. */
  public static JsonNode json(String text) {
    return Client.json(text);
  }

  @Override
  public String toString() {
    return "Answer[" + code() + "]";
  }
}
