package io.porttokenvending.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.json.StrictJson;
import io.porttokenvending.lambda.TestFunction;
import io.porttokenvending.local.Simulation;
import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.LambdaContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event of {@code events/} gets the answer that lies beside it. */
class EventsTest {
  private static final Path EVENTS = Path.of("..", "events");
  private static final Path SAMPLES = Path.of("..", "infra", "policy");
  private static final String EVENT = ".json";
  private static final String ANSWER = ".answer.json";

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Instant EXPIRED = NOW.minus(Duration.ofMinutes(1));
  private static final Duration GITHUBS_LIFETIME = Duration.ofMinutes(5);
  private static final Duration PORTS_LIFETIME = Duration.ofHours(3);

  @Test
  void everyEvent_hasItsAnswer_andThereAreSome() throws IOException {
    List<String> files = files();
    List<String> answers = files.stream().filter(file -> file.endsWith(ANSWER)).toList();
    assertFalse(names().isEmpty(), "no events in " + EVENTS.toAbsolutePath());
    assertEquals(names().stream().map(name -> name + ANSWER).toList(), answers);
  }

  @Test
  void placeholderOfNoKnownName_fails() {
    Placeholders known = new Placeholders(Map.of("token", "t"), Map.of("expires_in", 1L));
    assertEquals(
        "{\"a\": \"Bearer t\", \"b\": 1}",
        known.fill("{\"a\": \"Bearer {{token}}\", \"b\": \"{{expires_in}}\"}"));
    assertThrows(AssertionError.class, () -> known.fill("{\"a\": \"{{tokem}}\"}"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void event_getsItsAnswer(String name) throws IOException {
    try (Simulation world = Simulation.start(SAMPLES)) {
      world.gitHub().clock(() -> NOW);
      world.port().clock(() -> NOW);
      world.port().tokenLifetime(PORTS_LIFETIME);
      ObjectNode answer = answer(world, tokens(world).fill(read(name + EVENT)));
      JsonNode expected = json(results(world, answer).fill(read(name + ANSWER)));
      assertEquals(expected, answer, () -> JsonText.writePretty(answer));
    }
  }

  /** The function's answer, its body as an object where it is one. */
  private static ObjectNode answer(Simulation world, String event) throws IOException {
    var handler =
        TestFunction.handler(
            world.environment(), () -> NOW, line -> {}, Simulation.awsCredentials());
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event.getBytes(UTF_8)), output, new LambdaContext());
    ObjectNode answer = (ObjectNode) json(output.toString(UTF_8));
    return StrictJson.read(answer.path("body").asText()) instanceof JsonReading.Value(JsonNode body)
        ? answer.set("body", body)
        : answer;
  }

  private static Placeholders tokens(Simulation world) {
    GitHubToken token = world.gitHub().tokens().pushToMain();
    GitHubToken other =
        token
            .with("repository", "other/api")
            .with("repository_owner", "other")
            .with("repository_owner_id", "46576200")
            .with("repository_id", "1104004354");
    return new Placeholders(
        Map.of(
            "token", token.sign(NOW, Simulation.AUDIENCE),
            "expired_token", token.sign(EXPIRED.minus(GITHUBS_LIFETIME), Simulation.AUDIENCE),
            "token_of_other_repository", other.sign(NOW, Simulation.AUDIENCE)),
        Map.of());
  }

  /** What only this run can know; a token and a version are taken as they came. */
  private static Placeholders results(Simulation world, ObjectNode answer) {
    Map<String, String> texts = new TreeMap<>();
    texts.put("now", NOW.toString());
    texts.put("expired_at", EXPIRED.toString());
    texts.put("expires_at", NOW.plus(PORTS_LIFETIME).toString());
    texts.put("mcp_url", world.port().mcpUri().toString());
    if (answer.path("statusCode").asInt() == 200) {
      String token = answer.path("body").path("access_token").asText();
      String version = answer.path("body").path("policy_version").asText();
      assertTrue(token.startsWith("eyJ"), "the simulated Port's tokens are JWTs");
      assertTrue(version.matches("[0-9a-f]{12}"), version);
      texts.put("access_token", token);
      texts.put("policy_version", version);
    }
    return new Placeholders(texts, Map.of("expires_in", PORTS_LIFETIME.toSeconds()));
  }

  private static List<String> names() throws IOException {
    return files().stream()
        .filter(file -> file.endsWith(EVENT) && !file.endsWith(ANSWER))
        .map(file -> file.substring(0, file.length() - EVENT.length()))
        .sorted()
        .toList();
  }

  private static List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(EVENTS)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  private static String read(String file) throws IOException {
    return Files.readString(EVENTS.resolve(file), UTF_8);
  }

  private static JsonNode json(String text) {
    return switch (StrictJson.read(text)) {
      case JsonReading.Value(JsonNode node) -> node;
      case JsonReading.Malformed(String reason) -> throw new AssertionError(reason + ": " + text);
    };
  }
}
