package io.porttokenvending.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads an event of an API Gateway HTTP API in payload format 2.0. What an authorizer may have put
 * into it is not looked at.
 */
final class EventReader {
  private EventReader() {}

  /** The request, or empty when the event is none of payload format 2.0. */
  static Optional<GatewayRequest> read(byte[] event) {
    if (!(StrictJson.read(event) instanceof JsonReading.Value(ObjectNode root))
        || !"2.0".equals(root.path("version").textValue())) {
      return Optional.empty();
    }
    JsonNode context = root.path("requestContext");
    JsonNode method = context.path("http").path("method");
    JsonNode path = root.path("rawPath");
    JsonNode requestId = context.path("requestId");
    if (!method.isTextual() || !path.isTextual() || text(requestId).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new GatewayRequest(
            method.textValue(),
            path.textValue(),
            text(root.path("rawQueryString")),
            headers(root.path("headers")),
            RequestBody.of(text(root.path("body")), root.path("isBase64Encoded").asBoolean()),
            requestId.textValue(),
            text(context.path("http").path("sourceIp")),
            text(context.path("domainName"))));
  }

  private static Map<String, String> headers(JsonNode headers) {
    Map<String, String> read = new LinkedHashMap<>();
    for (var header : headers.properties()) {
      if (header.getValue().isTextual()) {
        read.put(header.getKey(), header.getValue().textValue());
      }
    }
    return read;
  }

  private static String text(JsonNode node) {
    return node.isTextual() ? node.textValue() : "";
  }
}
