package io.porttokenvending.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import java.util.List;
import java.util.Optional;

/**
 * A request from an event of an API Gateway HTTP API. It ignores everything that an authorizer
 * added to the event.
 *
 * @param path decoded by the gateway
 * @param authorization every value of the {@code Authorization} header
 * @param requestId set by the gateway, like {@code sourceIp} and {@code domainName}
 */
record GatewayRequest(
    String method,
    String path,
    FormParameters query,
    List<String> authorization,
    RequestBody body,
    String requestId,
    String sourceIp,
    String domainName) {

  /** Reads the request; empty if the event does not have payload format 2.0. */
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
    JsonNode headers = root.path("headers");
    RequestBody body =
        RequestBody.of(
            text(root.path("body")),
            root.path("isBase64Encoded").asBoolean(),
            String.join(",", values(headers, "content-type")));
    return Optional.of(
        new GatewayRequest(
            method.textValue(),
            path.textValue(),
            FormParameters.read(text(root.path("rawQueryString"))),
            values(headers, "authorization"),
            body,
            requestId.textValue(),
            text(context.path("http").path("sourceIp")),
            text(context.path("domainName"))));
  }

  /** Returns every value of a header; its name is case-insensitive. */
  private static List<String> values(JsonNode headers, String name) {
    return headers.properties().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name) && header.getValue().isTextual())
        .map(header -> header.getValue().textValue())
        .toList();
  }

  private static String text(JsonNode node) {
    return node.isTextual() ? node.textValue() : "";
  }

  @Override
  public String toString() {
    return "GatewayRequest[" + requestId + "]";
  }
}
