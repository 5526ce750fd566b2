package io.porttokenvending.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Authorization server metadata, RFC 8414, with the audience that a caller must request. */
final class MetadataDocument {
  private MetadataDocument() {}

  static GatewayResponse of(String base, String audience, String requestId) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("issuer", base);
    body.put("token_endpoint", base + Route.TOKEN.path());
    body.putArray("token_endpoint_auth_methods_supported").add("none");
    body.putArray("grant_types_supported")
        .add(FormRequest.TOKEN_EXCHANGE)
        .add(FormRequest.JWT_BEARER);
    body.putArray("response_types_supported");
    body.put("audience", audience);
    return new GatewayResponse(200, "application/json", requestId, body);
  }
}
