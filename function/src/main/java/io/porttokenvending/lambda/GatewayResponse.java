package io.porttokenvending.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer in payload format 2.0, with the headers that every answer carries. */
final class GatewayResponse {
  private final int status;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final String body;

  GatewayResponse(int status, String contentType, String requestId, ObjectNode body) {
    this(status, contentType, requestId, JsonText.write(body));
  }

  GatewayResponse(int status, String contentType, String requestId, String body) {
    this.status = status;
    this.body = body;
    headers.put("Content-Type", contentType);
    headers.put("Cache-Control", "no-store");
    headers.put("Pragma", "no-cache");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Request-Id", requestId);
  }

  GatewayResponse with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  int status() {
    return status;
  }

  byte[] toBytes() {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.put("statusCode", status);
    ObjectNode written = response.putObject("headers");
    headers.forEach(written::put);
    response.put("body", body);
    response.put("isBase64Encoded", false);
    return JsonText.writeUtf8(response);
  }
}
