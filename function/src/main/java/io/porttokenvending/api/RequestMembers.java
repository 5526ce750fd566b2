package io.porttokenvending.api;

import static io.porttokenvending.api.TokenRequestReader.wrong;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.api.TokenRequestReader.Reading;
import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.exchange.TokenRequest;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import io.porttokenvending.mcp.AgentClient;
import io.porttokenvending.mcp.SecretForm;
import io.porttokenvending.secret.Secret;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the members of a JSON body, or the same as a query; no other is allowed. */
final class RequestMembers {
  private static final List<String> MEMBERS =
      List.of("profile", "client", "embed_token", "min_ttl");

  private static final int LONGEST_MIN_TTL = 7200;

  /** A name that is longer is no slip of the finger, and may be a token in the wrong place. */
  private static final int LONGEST_ECHO = 15;

  private static final String BODY = "body has a member";

  private RequestMembers() {}

  static Reading read(Secret token, byte[] body) {
    if (body.length == 0) {
      return read(token, JsonNodeFactory.instance.objectNode(), BODY);
    }
    return switch (StrictJson.read(body)) {
      case JsonReading.Malformed(String reason) ->
          wrong(ErrorCode.INVALID_REQUEST, "The body is not JSON: " + reason + ".");
      case JsonReading.Value(ObjectNode members) -> read(token, members, BODY);
      case JsonReading.Value(JsonNode other) ->
          wrong(ErrorCode.INVALID_REQUEST, "The body must be a JSON object.");
    };
  }

  /** The members as a query has them; without a client it is the usual one's file. */
  static Reading read(Secret token, FormParameters query) {
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    query.values().forEach(members::put);
    query
        .value("min_ttl")
        .flatMap(RequestMembers::digits)
        .ifPresent(n -> members.put("min_ttl", n));
    switch (query.value("embed_token").orElse("")) {
      case "true" -> members.put("embed_token", true);
      case "false" -> members.put("embed_token", false);
      default -> {}
    }
    if (!members.has("client")) {
      members.put("client", AgentClient.CLAUDE_CODE.id());
    }
    return read(token, members, "query has a name");
  }

  private static Optional<Integer> digits(String text) {
    return text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Optional.of(Integer.valueOf(text))
        : Optional.empty();
  }

  /**
   * The request.
   *
   * @param place what an unknown name is said to be
   */
  private static Reading read(Secret token, ObjectNode members, String place) {
    for (var member : members.properties()) {
      if (!MEMBERS.contains(member.getKey())) {
        return wrong(
            ErrorCode.INVALID_REQUEST,
            "The "
                + place
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
    if (!embed.isMissingNode() && !embed.isBoolean()) {
      return wrong(ErrorCode.INVALID_REQUEST, "embed_token must be true or false.");
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
    SecretForm form = embed.asBoolean(true) ? SecretForm.EMBEDDED : SecretForm.REFERENCED;
    if (form == SecretForm.REFERENCED && agent.isPresent() && !agent.get().takesReferences()) {
      return wrong(
          ErrorCode.CLIENT_NEEDS_EMBEDDED_TOKEN,
          agent.get().id() + " reads no environment variables in its configuration.");
    }
    return new Reading.Asked(
        new TokenRequest(
            token,
            Optional.ofNullable(profile.textValue()),
            agent,
            form,
            Duration.ofSeconds(minTtl.asLong(0)),
            Optional.empty()));
  }

  private static boolean isMinTtl(JsonNode value) {
    return value.isIntegralNumber()
        && value.canConvertToInt()
        && value.intValue() >= 0
        && value.intValue() <= LONGEST_MIN_TTL;
  }
}
