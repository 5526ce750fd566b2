package io.porttokenvending.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.exchange.HeaderSecrets;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import io.porttokenvending.secret.Lookup;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Secrets for headers of MCP servers, cached by secret id. */
public final class CachedHeaderSecrets implements HeaderSecrets {
  private final SecretCache<Map<String, Secret>> cache;

  /**
   * Creates an empty cache.
   *
   * @param ttl longest life of a value; zero reads each time
   */
  public CachedHeaderSecrets(SecretSource source, Duration ttl, InstantSource clock) {
    cache = new SecretCache<>(source, (id, secret) -> members(secret), ttl, clock);
  }

  @Override
  public boolean holds(String secretId) {
    return cache.held(secretId).isPresent();
  }

  @Override
  public Lookup<Map<String, Secret>> find(String secretId, Deadline deadline) {
    return cache.find(secretId, version -> true, deadline);
  }

  /** Returns the members that a header can carry; the others count as absent. */
  private static Lookup<Map<String, Secret>> members(SecretVersion secret) {
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
