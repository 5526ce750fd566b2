package io.porttokenvending.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.exchange.Outcome.Issued;
import io.porttokenvending.json.JsonText;
import java.time.temporal.ChronoUnit;

/** The token response of RFC 8693 section 2.2.1, with the agent's configuration. */
final class IssuedDocument {
  private IssuedDocument() {}

  static GatewayResponse of(Issued issued, String requestId) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("access_token", issued.token().value().reveal());
    body.put("token_type", "Bearer");
    body.put("issued_token_type", "urn:ietf:params:oauth:token-type:access_token");
    body.put("expires_in", issued.expiresIn().toSeconds());
    body.put("expires_at", issued.token().expiresAt().truncatedTo(ChronoUnit.SECONDS).toString());
    body.put("scope", issued.profile());
    body.put("profile", issued.profile());
    body.set("mcp_config", issued.configuration().mcpConfig());
    ArrayNode tools = body.putArray("allowed_tools");
    issued.configuration().allowedTools().forEach(tools::add);
    issued
        .configuration()
        .clientConfig()
        .ifPresent(config ->
            body.putObject("client_config")
                .put("client", config.client())
                .put("path", config.path())
                .put("format", config.format())
                .put("content", config.content()));
    if (!issued.configuration().env().isEmpty()) {
      ObjectNode env = body.putObject("env");
      issued.configuration().env().forEach((name, value) -> env.put(name, value.reveal()));
    }
    body.put("policy_version", issued.policyVersion());
    body.put("request_id", requestId);
    return new GatewayResponse(
        200, "application/json", requestId, JsonText.withoutApostrophes(JsonText.write(body)));
  }
}
