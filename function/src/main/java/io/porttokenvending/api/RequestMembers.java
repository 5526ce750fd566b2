package io.porttokenvending.api;

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
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the members of a JSON body or the parameters of a query, and rejects unknown ones. */
final class RequestMembers {
  private static final List<String> MEMBERS =
      List.of("profile", "client", "embed_token", "min_ttl");

  private static final int LONGEST_MIN_TTL = 7200;

  /** A longer name is probably not a typo, and may be a misplaced token. */
  private static final int LONGEST_ECHO = 15;

  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");
  private static final String BODY = "body has an unknown member";

  private RequestMembers() {}

  static Reading none(Secret token) {
    return read(token, JsonNodeFactory.instance.objectNode(), BODY);
  }

  static Reading read(Secret token, byte[] body) {
    return switch (StrictJson.read(body)) {
      case JsonReading.Malformed(String reason) ->
          invalid("The body is not valid JSON: " + reason + ".");
      case JsonReading.Value(ObjectNode members) -> read(token, members, BODY);
      case JsonReading.Value(JsonNode other) -> invalid("The body must be a JSON object.");
    };
  }

  /** Reads the parameters of a query, whose values are text; the default client is Claude Code. */
  static Reading read(Secret token, FormParameters query) {
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    query.values().forEach(members::put);
    query
        .value("min_ttl")
        .filter(text -> DIGITS.matcher(text).matches())
        .ifPresent(text -> members.put("min_ttl", Integer.valueOf(text)));
    switch (query.value("embed_token").orElse("")) {
      case "true" -> members.put("embed_token", true);
      case "false" -> members.put("embed_token", false);
      default -> {}
    }
    if (!members.has("client")) {
      members.put("client", AgentClient.CLAUDE_CODE.id());
    }
    return read(token, members, "query has an unknown parameter");
  }

  /**
   * Reads the members.
   *
   * @param place start of the error about an unknown name
   */
  private static Reading read(Secret token, ObjectNode members, String place) {
    for (var member : members.properties()) {
      if (!MEMBERS.contains(member.getKey())) {
        return invalid(
            "The "
                + place
                + (member.getKey().length() <= LONGEST_ECHO ? " " + member.getKey() : "")
                + ". Use only "
                + String.join(", ", MEMBERS)
                + ".");
      }
    }
    JsonNode profile = members.path("profile");
    JsonNode client = members.path("client");
    JsonNode embed = members.path("embed_token");
    JsonNode minTtl = members.path("min_ttl");
    if (!profile.isMissingNode() && !profile.isTextual()) {
      return invalid("profile must be a string.");
    }
    if (!client.isMissingNode() && !client.isTextual()) {
      return invalid("client must be a string.");
    }
    if (!embed.isMissingNode() && !embed.isBoolean()) {
      return invalid("embed_token must be true or false.");
    }
    if (!minTtl.isMissingNode() && !isMinTtl(minTtl)) {
      return invalid("min_ttl must be a whole number of seconds, at most " + LONGEST_MIN_TTL + ".");
    }
    Optional<AgentClient> agent = Optional.ofNullable(client.textValue()).flatMap(AgentClient::of);
    if (client.isTextual() && agent.isEmpty()) {
      return TokenRequestReader.invalid(
          ErrorCode.CLIENT_UNKNOWN,
          "client must be one of " + String.join(", ", AgentClient.ids()) + ".");
    }
    SecretForm form = embed.asBoolean(true) ? SecretForm.EMBEDDED : SecretForm.REFERENCED;
    if (form == SecretForm.REFERENCED && agent.isPresent() && !agent.get().supportsReferences()) {
      return TokenRequestReader.invalid(
          ErrorCode.CLIENT_NEEDS_EMBEDDED_TOKEN,
          agent.get().id()
              + " cannot read environment variables in its configuration. Set embed_token to true"
              + " or omit it.");
    }
    return new Reading.Valid(
        new TokenRequest(
            token,
            Optional.ofNullable(profile.textValue()),
            agent,
            form,
            Duration.ofSeconds(minTtl.asLong(0)),
            Optional.empty()));
  }

  private static Reading invalid(String detail) {
    return TokenRequestReader.invalid(ErrorCode.INVALID_REQUEST, detail);
  }

  private static boolean isMinTtl(JsonNode value) {
    return value.isIntegralNumber()
        && value.canConvertToInt()
        && value.intValue() >= 0
        && value.intValue() <= LONGEST_MIN_TTL;
  }
}
