package io.porttokenvending.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.json.StrictJson;
import java.util.Map;
import java.util.function.Function;

/** AWS JSON 1.1: one address, the operation in a header, every refusal a 400 with its type. */
final class AwsJson {
  private static final String CONTENT_TYPE = "application/x-amz-json-1.1";

  private AwsJson() {}

  /**
   * Answers a signed call of a known operation, and refuses all else. Signatures are looked at for
   * their form alone.
   *
   * @param service as it stands in the scope of signatures
   * @param operations by their value of {@code X-Amz-Target}
   */
  static Reply answer(
      Call call, String service, Map<String, Function<JsonNode, Reply>> operations) {
    var operation = operations.get(call.header("x-amz-target").orElse(""));
    if (operation == null
        || !call.method().equals("POST")
        || !call.path().equals("/")
        || !call.mediaType().equals(CONTENT_TYPE)) {
      return error("UnknownOperationException", "");
    }
    if (!call.hasHeader("authorization")) {
      return error("MissingAuthenticationTokenException", "Missing Authentication Token");
    }
    if (!isSigned(call.header("authorization").orElse(""), service)) {
      return error("IncompleteSignatureException", "The Authorization header is not complete.");
    }
    return switch (StrictJson.read(call.body())) {
      case JsonReading.Malformed malformed -> error("SerializationException", malformed.reason());
      case JsonReading.Value value -> operation.apply(value.node());
    };
  }

  private static boolean isSigned(String authorization, String service) {
    return authorization.startsWith("AWS4-HMAC-SHA256 Credential=")
        && authorization.contains("/" + service + "/aws4_request")
        && authorization.contains("SignedHeaders=")
        && authorization.contains("Signature=");
  }

  static Reply error(String type, String message) {
    return reply(
        400, JsonNodeFactory.instance.objectNode().put("__type", type).put("Message", message));
  }

  static Reply ok(JsonNode body) {
    return reply(200, body);
  }

  private static Reply reply(int status, JsonNode body) {
    return Reply.of(status, CONTENT_TYPE, JsonText.write(body));
  }
}
