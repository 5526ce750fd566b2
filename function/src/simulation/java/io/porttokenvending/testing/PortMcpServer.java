package io.porttokenvending.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Port's MCP server: the Streamable HTTP transport without sessions and streams, with plain JSON
 * responses, for callers with a token that the predicate accepts.
 */
final class PortMcpServer {
  /** Protocol versions, newest first. Later versions have no {@code initialize}. */
  private static final List<String> PROTOCOL_VERSIONS =
      List.of("2025-11-25", "2025-06-18", "2025-03-26");

  private static final int PARSE_ERROR = -32700;
  private static final int INVALID_REQUEST = -32600;
  private static final int METHOD_NOT_FOUND = -32601;
  private static final int INVALID_PARAMS = -32602;

  private final Predicate<String> validTokens;
  private final PortTools tools = new PortTools();

  PortMcpServer(Predicate<String> validTokens) {
    this.validTokens = validTokens;
  }

  Reply answer(Call call) {
    if (!call.method().equals("POST")) {
      return Reply.of(405).header("Allow", "POST");
    }
    Optional<String> token = call.header("authorization").flatMap(BearerScheme::token);
    if (token.filter(validTokens).isEmpty()) {
      return Reply.of(401).header("WWW-Authenticate", "Bearer");
    }
    return switch (StrictJson.read(call.body())) {
      case JsonReading.Malformed malformed ->
          Reply.json(400, error(nodes().nullNode(), PARSE_ERROR, malformed.reason()));
      case JsonReading.Value value -> answer(value.node(), readOnly(call));
    };
  }

  private static boolean readOnly(Call call) {
    return call.header("x-read-only-mode").equals(Optional.of("1"));
  }

  private Reply answer(JsonNode message, boolean readOnly) {
    if (!message.isObject() || !message.path("jsonrpc").asText().equals("2.0")) {
      return Reply.json(
          400, error(nodes().nullNode(), INVALID_REQUEST, "not one message of JSON-RPC 2.0"));
    }
    JsonNode id = message.path("id");
    if (id.isMissingNode() || !message.has("method")) {
      return Reply.of(202);
    }
    return Reply.json(200, response(id, message, readOnly));
  }

  private ObjectNode response(JsonNode id, JsonNode message, boolean readOnly) {
    String method = message.path("method").asText();
    JsonNode params = message.path("params");
    return switch (method) {
      case "initialize" -> result(id, initialized(params));
      case "ping" -> result(id, nodes().objectNode());
      case "tools/list" -> result(id, tools.list(readOnly));
      case "tools/call" ->
          tools
              .call(params.path("name").asText(), params.path("arguments"), readOnly)
              .map(called -> result(id, called))
              .orElseGet(() -> error(id, INVALID_PARAMS, "Unknown tool"));
      // Newer clients call server/discover first, and use initialize after this error.
      default -> error(id, METHOD_NOT_FOUND, "Method not found");
    };
  }

  private static ObjectNode initialized(JsonNode params) {
    String wanted = params.path("protocolVersion").asText();
    ObjectNode result = nodes().objectNode();
    result.put(
        "protocolVersion",
        PROTOCOL_VERSIONS.contains(wanted) ? wanted : PROTOCOL_VERSIONS.getFirst());
    result.putObject("capabilities").putObject("tools");
    result.putObject("serverInfo").put("name", "port").put("version", "1.0.0");
    return result;
  }

  private static ObjectNode result(JsonNode id, ObjectNode result) {
    return envelope(id).set("result", result);
  }

  private static ObjectNode error(JsonNode id, int code, String message) {
    ObjectNode envelope = envelope(id);
    envelope.putObject("error").put("code", code).put("message", message);
    return envelope;
  }

  private static ObjectNode envelope(JsonNode id) {
    ObjectNode envelope = nodes().objectNode().put("jsonrpc", "2.0");
    envelope.set("id", id);
    return envelope;
  }

  private static JsonNodeFactory nodes() {
    return JsonNodeFactory.instance;
  }
}
