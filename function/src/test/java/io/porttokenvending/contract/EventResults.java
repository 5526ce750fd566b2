package io.porttokenvending.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.local.Simulation;
import io.porttokenvending.mcp.AgentClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Compares the response to an event with the recorded one. */
public final class EventResults {
  public static final Duration PORTS_LIFETIME = Duration.ofHours(3);

  private EventResults() {}

  /**
   * Fails unless the response is the expected one.
   *
   * @param signed when the event's tokens were signed
   * @param answered when the function answered, to the nanosecond
   */
  public static void check(
      String name, Simulation world, ObjectNode answer, Instant signed, Instant answered)
      throws IOException {
    String template = EventFiles.answer(name);
    JsonNode expected = EventFiles.json(results(world, answer, signed, answered).fill(template));
    assertEquals(expected, answer, () -> JsonText.writePretty(answer));
  }

  /** Values that differ in each run; a token and a version are not compared. */
  private static Placeholders results(
      Simulation world, ObjectNode answer, Instant signed, Instant answered) {
    JsonNode body = answer.path("body");
    Map<String, String> texts = new TreeMap<>();
    texts.put("now", answered.toString());
    texts.put("expired_at", EventTokens.expiredAt(signed).toString());
    texts.put("mcp_url", world.port().mcpUri().toString());
    texts.put("clients", String.join(", ", AgentClient.ids()));
    Map<String, Long> numbers = new TreeMap<>();
    if (body.has("policy_version")) {
      String version = body.path("policy_version").asText();
      assertTrue(version.matches("[0-9a-f]{12}"), version);
      texts.put("policy_version", version);
    }
    if (body.has("access_token")) {
      String token = body.path("access_token").asText();
      long expiresIn = body.path("expires_in").asLong();
      Instant expiresAt = Instant.parse(body.path("expires_at").asText());
      assertTrue(token.startsWith("eyJ"), "the simulated Port's tokens are JWTs");
      assertTrue(Math.abs(PORTS_LIFETIME.toSeconds() - expiresIn) <= 60, () -> "" + expiresIn);
      long stated = Duration.between(answered, expiresAt).toSeconds();
      assertTrue(Math.abs(stated - expiresIn) <= 60, expiresAt::toString);
      texts.put("access_token", token);
      texts.put("expires_at", expiresAt.toString());
      numbers.put("expires_in", expiresIn);
    }
    return new Placeholders(texts, numbers);
  }
}
