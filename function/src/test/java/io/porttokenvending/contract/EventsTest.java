package io.porttokenvending.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.cli.deployment.DeploymentSettings;
import io.porttokenvending.local.Simulation;
import io.porttokenvending.testing.LambdaContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event of {@code events/} gets the recorded response. */
class EventsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void everyEvent_hasItsAnswer_andThereAreTwentyAtLeast() throws IOException {
    assertEquals(names(), EventFiles.answered());
    assertTrue(names().size() >= 20, names()::toString);
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
  void event_getsItsDocumentedResponse(String name) throws IOException {
    try (Simulation world = Simulation.start(DeploymentSettings.DEFAULTS)) {
      world.gitHub().clock(() -> NOW);
      world.port().clock(() -> NOW);
      world.port().tokenLifetime(EventResults.PORTS_LIFETIME);
      Placeholders tokens = EventTokens.at(NOW, Simulation.AUDIENCE, world.gitHub());
      byte[] answer = answer(world, tokens.fill(EventFiles.event(name)));
      EventResults.check(name, world, EventFiles.withReadableBody(answer), NOW, NOW);
    }
  }

  private static byte[] answer(Simulation world, String event) throws IOException {
    var handler = SampleFunction.in(world, () -> NOW, line -> {});
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event.getBytes(UTF_8)), output, new LambdaContext());
    return output.toByteArray();
  }

  private static List<String> names() throws IOException {
    return EventFiles.names();
  }
}
