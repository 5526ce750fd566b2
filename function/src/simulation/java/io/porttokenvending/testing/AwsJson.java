package io.porttokenvending.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.json.StrictJson;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The AWS JSON protocol: one address, the operation in a header, and every error a 400 with its
 * type.
 */
enum AwsJson {
  SECRETS_MANAGER("secretsmanager", "application/x-amz-json-1.1", "", "Message"),
  DYNAMO_DB(
      "dynamodb", "application/x-amz-json-1.0", "com.amazonaws.dynamodb.v20120810#", "message");

  private static final Pattern DATE = Pattern.compile("\\d{8}T\\d{6}Z");

  private final String contentType;
  private final String namespace;
  private final String messageMember;
  private final Pattern authorization;

  /**
   * @param service name in the credential scope of signatures
   * @param namespace prefix of an error's type
   * @param messageMember member with an error's message
   */
  AwsJson(String service, String contentType, String namespace, String messageMember) {
    this.contentType = contentType;
    this.namespace = namespace;
    this.messageMember = messageMember;
    this.authorization =
        Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=[^/,\\s]+/\\d{8}/[a-z0-9-]+/"
                + service
                + "/aws4_request, ?SignedHeaders=[a-z0-9;-]+, ?Signature=[0-9a-f]{64}");
  }

  /**
   * Responds to a signed call of a known operation, and rejects other calls. It checks only the
   * form of a signature.
   *
   * @param operations by their value of {@code X-Amz-Target}
   */
  Reply answer(Call call, Map<String, Function<JsonNode, Reply>> operations) {
    var operation = operations.get(call.header("x-amz-target").orElse(""));
    if (operation == null
        || !call.method().equals("POST")
        || !call.path().equals("/")
        || !call.mediaType().equals(contentType)) {
      return error("UnknownOperationException", "");
    }
    if (!call.hasHeader("authorization")) {
      return error("MissingAuthenticationTokenException", "Missing Authentication Token");
    }
    if (!authorization.matcher(call.header("authorization").orElse("")).matches()
        || !DATE.matcher(call.header("x-amz-date").orElse("")).matches()) {
      return error("IncompleteSignatureException", "The Authorization header is not complete.");
    }
    return switch (StrictJson.read(call.body())) {
      case JsonReading.Malformed malformed -> error("SerializationException", malformed.reason());
      case JsonReading.Value value -> operation.apply(value.node());
    };
  }

  Reply error(String type, String message) {
    return error(type, message, JsonNodeFactory.instance.objectNode());
  }

  /** Returns an error with additional members. */
  Reply error(String type, String message, ObjectNode more) {
    return reply(400, more.put("__type", namespace + type).put(messageMember, message));
  }

  Reply ok(JsonNode body) {
    return reply(200, body);
  }

  private Reply reply(int status, JsonNode body) {
    return Reply.of(status, contentType, JsonText.write(body));
  }
}
