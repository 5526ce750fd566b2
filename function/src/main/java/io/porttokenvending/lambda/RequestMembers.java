package io.porttokenvending.lambda;

import static io.porttokenvending.lambda.TokenRequestReader.wrong;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.exchange.TokenRequest;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import io.porttokenvending.lambda.TokenRequestReader.Reading;
import io.porttokenvending.mcp.AgentClient;
import io.porttokenvending.secret.Secret;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the members of a JSON body; each is optional, and no other is allowed. */
final class RequestMembers {
  private static final List<String> MEMBERS =
      List.of("profile", "client", "embed_token", "min_ttl");

  private static final int LONGEST_MIN_TTL = 7200;

  /** A name that is longer is no slip of the finger, and may be a token in the wrong place. */
  private static final int LONGEST_ECHO = 15;

  private RequestMembers() {}

  static Reading read(Secret token, String requestId, byte[] body) {
    if (body.length == 0) {
      return read(token, requestId, JsonNodeFactory.instance.objectNode());
    }
    return switch (StrictJson.read(body)) {
      case JsonReading.Malformed(String reason) ->
          wrong(ErrorCode.INVALID_REQUEST, "The body is not JSON: " + reason + ".");
      case JsonReading.Value(ObjectNode members) -> read(token, requestId, members);
      case JsonReading.Value(JsonNode other) ->
          wrong(ErrorCode.INVALID_REQUEST, "The body must be a JSON object.");
    };
  }

  private static Reading read(Secret token, String requestId, ObjectNode members) {
    for (var member : members.properties()) {
      if (!MEMBERS.contains(member.getKey())) {
        return wrong(
            ErrorCode.INVALID_REQUEST,
            "The body has a member"
                + (member.getKey().length() <= LONGEST_ECHO ? " " + member.getKey() : "")
                + " that is not known; known are "
                + String.join(", ", MEMBERS)
                + ".");
      }
    }
    JsonNode profile = members.path("profile");
    JsonNode client = members.path("client");
    JsonNode embed = members.path("embed_token");
    JsonNode minTtl = members.path("min_ttl");
    if (!profile.isMissingNode() && !profile.isTextual()) {
      return wrong(ErrorCode.INVALID_REQUEST, "profile must be a string.");
    }
    if (!client.isMissingNode() && !client.isTextual()) {
      return wrong(ErrorCode.INVALID_REQUEST, "client must be a string.");
    }
    if (!embed.isMissingNode() && !(embed.isBoolean() && embed.booleanValue())) {
      return wrong(ErrorCode.INVALID_REQUEST, "embed_token can only be true.");
    }
    if (!minTtl.isMissingNode() && !isMinTtl(minTtl)) {
      return wrong(
          ErrorCode.INVALID_REQUEST,
          "min_ttl must be a whole number of seconds, at most " + LONGEST_MIN_TTL + ".");
    }
    Optional<AgentClient> agent = Optional.ofNullable(client.textValue()).flatMap(AgentClient::of);
    if (client.isTextual() && agent.isEmpty()) {
      return wrong(
          ErrorCode.CLIENT_UNKNOWN,
          "client must be one of "
              + String.join(", ", Arrays.stream(AgentClient.values()).map(AgentClient::id).toList())
              + ".");
    }
    return new Reading.Asked(
        new TokenRequest(
            token,
            Optional.ofNullable(profile.textValue()),
            agent,
            Duration.ofSeconds(minTtl.asLong(0)),
            requestId));
  }

  private static boolean isMinTtl(JsonNode value) {
    return value.isIntegralNumber()
        && value.canConvertToInt()
        && value.intValue() >= 0
        && value.intValue() <= LONGEST_MIN_TTL;
  }
}
