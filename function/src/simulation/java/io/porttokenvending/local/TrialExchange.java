package io.porttokenvending.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.json.StrictJson;
import io.porttokenvending.testing.FakeGitHub;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.LambdaContext;
import io.porttokenvending.testing.RunnerJob;
import io.porttokenvending.trust.TrustPolicy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Exchanges a fresh token of a job with a function that has a given policy.
 *
 * @param function function with simulated upstreams, so that its tokens are not real
 * @param audience accepted by that function
 */
record TrialExchange(LocalFunction function, FakeGitHub gitHub, String audience) {

  /**
   * The function's response.
   *
   * @param type media type of the body
   */
  record Response(int status, String type, JsonNode body) {}

  Response run(TrustPolicy policy, RunnerJob job, TrialRequest request) throws IOException {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("client", request.client());
    request.profile().ifPresent(name -> body.put("profile", name));
    GatewayEvent event =
        GatewayEvent.of("POST", "/v1/token")
            .header("Authorization", "Bearer " + gitHub.mint(job, audience))
            .header("Content-Type", "application/json")
            .body(JsonText.write(body));
    var input = new ByteArrayInputStream(event.toJson().getBytes(UTF_8));
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    function.with(policy).handleRequest(input, output, new LambdaContext());
    JsonNode gateway = json(output.toString(UTF_8));
    return new Response(
        gateway.path("statusCode").asInt(),
        gateway.path("headers").path("Content-Type").asText(),
        json(gateway.path("body").asText()));
  }

  private static JsonNode json(String text) throws IOException {
    return switch (StrictJson.read(text)) {
      case JsonReading.Value(JsonNode node) -> node;
      case JsonReading.Malformed(String reason) ->
          throw new IOException("the function's response is not valid JSON: " + reason);
    };
  }
}
