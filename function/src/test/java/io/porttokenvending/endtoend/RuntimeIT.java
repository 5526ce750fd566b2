package io.porttokenvending.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.cli.deployment.DeploymentSettings;
import io.porttokenvending.contract.EventFiles;
import io.porttokenvending.contract.EventResults;
import io.porttokenvending.contract.EventTokens;
import io.porttokenvending.contract.Placeholders;
import io.porttokenvending.local.Simulation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The packaged function returns the expected response to every event, and writes only the expected
 * lines.
 */
class RuntimeIT {
  /** As many characters of a token in a row as would let it be found again. */
  private static final int CANARY = 16;

  @TempDir static Path folder;

  private static final List<String> SECRETS = new ArrayList<>();
  private static Simulation world;
  private static Map<String, String> environment;
  private static PackagedFunction function;

  @BeforeAll
  static void start() throws IOException {
    world = Simulation.start(DeploymentSettings.DEFAULTS);
    world.port().tokenLifetime(EventResults.PORTS_LIFETIME);
    environment = SamplePolicy.environment(world, folder);
    function = PackagedFunction.start(folder, environment);
    assertInstanceOf(RuntimeApi.Result.Answer.class, function.startResult());
  }

  @AfterAll
  static void stop_findsNoTokenInAnythingWritten() throws IOException {
    function.close();
    world.close();
    Set<String> written = runs(function.output());
    assertFalse(SECRETS.isEmpty());
    for (String secret : SECRETS) {
      assertTrue(Collections.disjoint(runs(secret), written), "part of a token was written");
    }
  }

  static List<String> names() throws IOException {
    return EventFiles.names();
  }

  /** Of no library and of no priming, which calls everybody. */
  @Test
  void start_writesItsWarningAndNothingElse() throws IOException {
    List<String> events = new ArrayList<>();
    for (String line : function.output().lines().toList()) {
      String event = line.startsWith("{") ? EventFiles.json(line).path("event").asText() : line;
      if (!event.equals("token_vending")) {
        events.add(event);
      }
    }
    assertEquals(List.of("start"), events);
  }

  @ParameterizedTest
  @MethodSource("names")
  void event_getsItsDocumentedResponse(String name) throws IOException {
    Instant signed = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Placeholders tokens = EventTokens.at(signed, Simulation.AUDIENCE, world.gitHub());
    SECRETS.addAll(tokens.texts().values());
    long lines = function.output().lines().count();

    byte[] bytes = function.invoke(tokens.fill(EventFiles.event(name)).getBytes(UTF_8));

    ObjectNode answer = EventFiles.withReadableBody(bytes);
    EventResults.check(name, world, answer, signed, statedTime(answer));
    List<String> written = function.output().lines().skip(lines).toList();
    if (!name.equals("metadata")) {
      assertEquals(1, written.size(), written::toString);
      JsonNode audit = EventFiles.json(written.getFirst());
      assertEquals("token_vending", audit.path("event").asText());
      assertEquals(answer.path("statusCode").asInt(), audit.path("status").asInt());
      assertEquals(answer.path("headers").path("X-Request-Id"), audit.path("request_id"));
    }
    JsonNode token = answer.path("body").path("access_token");
    if (token.isTextual()) {
      SECRETS.add(token.asText());
    }
  }

  @Test
  void start_withoutAudience_namesTheMissingVariable(@TempDir Path own) throws IOException {
    Map<String, String> incomplete = new HashMap<>(environment);
    incomplete.remove("PUBLIC_URL");
    try (PackagedFunction broken = PackagedFunction.start(own, incomplete)) {
      var failure = assertInstanceOf(RuntimeApi.Result.Failure.class, broken.startResult());
      assertTrue(failure.report().contains("PUBLIC_URL is missing"), failure::report);
    }
  }

  /** The time that a refusal tells, which is now; otherwise now itself. */
  private static Instant statedTime(ObjectNode answer) {
    Instant now = Instant.now();
    String detail = answer.path("body").path("detail").asText();
    String before = "The server's time is ";
    int start = detail.indexOf(before);
    if (start < 0) {
      return now;
    }
    int end = detail.indexOf(". Request", start);
    Instant stated = Instant.parse(detail.substring(start + before.length(), end));
    assertTrue(Duration.between(stated, now).abs().toSeconds() <= 60, detail);
    return stated;
  }

  /** Every run of so many characters in a text. */
  private static Set<String> runs(String text) {
    Set<String> runs = new HashSet<>();
    for (int i = 0; i + CANARY <= text.length(); i++) {
      runs.add(text.substring(i, i + CANARY));
    }
    return runs;
  }
}
