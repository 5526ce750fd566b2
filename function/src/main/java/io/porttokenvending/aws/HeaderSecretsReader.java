package io.porttokenvending.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import io.porttokenvending.secret.Lookup;
import io.porttokenvending.secret.Secret;
import java.util.HashMap;
import java.util.Map;

/** Reads the members of a JSON object that a header of an MCP server can carry. */
final class HeaderSecretsReader {
  private HeaderSecretsReader() {}

  /** Returns these members by name; the others count as absent. */
  static Lookup<Map<String, Secret>> read(SecretVersion secret) {
    if (!(StrictJson.read(secret.value().reveal())
        instanceof JsonReading.Value(ObjectNode object))) {
      return new Lookup.Malformed<>();
    }
    Map<String, Secret> members = new HashMap<>();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (isHeaderValue(member.getValue())) {
        members.put(member.getKey(), Secret.of(member.getValue().textValue()));
      }
    }
    return new Lookup.Found<>(Map.copyOf(members));
  }

  /** A line break would begin another header; HTTP drops spaces at the ends. */
  private static boolean isHeaderValue(JsonNode node) {
    return node.isTextual()
        && !node.textValue().isEmpty()
        && node.textValue().chars().allMatch(c -> c >= ' ' && c < 0x7F)
        && node.textValue().equals(node.textValue().strip());
  }
}
