package io.porttokenvending.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import io.porttokenvending.secret.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the members of a secret that a header can carry; which of them one does, others decide. */
final class HeaderMembers {
  private HeaderMembers() {}

  /** The members; empty for a text that is no JSON object. */
  static Optional<Map<String, Secret>> read(SecretLookup.Found secret) {
    if (!(StrictJson.read(secret.value().reveal())
        instanceof JsonReading.Value(ObjectNode object))) {
      return Optional.empty();
    }
    Map<String, Secret> members = new HashMap<>();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (isHeaderValue(member.getValue())) {
        members.put(member.getKey(), Secret.of(member.getValue().textValue()));
      }
    }
    return Optional.of(members);
  }

  /** A line break would begin a header of its own; spaces at the ends are lost on the way. */
  private static boolean isHeaderValue(JsonNode node) {
    return node.isTextual()
        && !node.textValue().isEmpty()
        && node.textValue().chars().allMatch(c -> c >= ' ' && c < 0x7F)
        && node.textValue().equals(node.textValue().strip());
  }
}
