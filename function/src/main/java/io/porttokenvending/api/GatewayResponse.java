package io.porttokenvending.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import java.io.IOException;
import java.io.OutputStream;

/** A response in payload format 2.0, with the headers that every response has. */
public final class GatewayResponse {
  private final int status;
  private final ObjectNode headers = JsonNodeFactory.instance.objectNode();
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

  public int status() {
    return status;
  }

  public void writeTo(OutputStream out) throws IOException {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.put("statusCode", status);
    response.set("headers", headers);
    response.put("body", body);
    response.put("isBase64Encoded", false);
    JsonText.writeUtf8(response, out);
  }
}
