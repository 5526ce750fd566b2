package io.porttokenvending.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.agents.ProgramRun.Ended;
import io.porttokenvending.testing.Answer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An unmodified OAuth client library of Node.js with the function. */
class OAuthLibraryProof {
  @Test
  void library_getsATokenWithEachGrant_andReadsErrors() throws Exception {
    try (AgentWorld world = AgentWorld.start();
        AgentWorkspace quarters = AgentWorkspace.in(world.programs().folder())) {
      Map<String, String> environment =
          new LinkedHashMap<>(world.programs().environment(quarters.home()));
      environment.put("OIDC_TOKEN", world.job("main"));
      environment.put("OTHER_OIDC_TOKEN", world.job("feature"));
      ProgramRun run =
          new ProgramRun(world.programs().folder(), environment, Duration.ofMinutes(1));

      Ended ended =
          run.of(
              List.of(world.programs().program("node"), "oauth.mjs", world.function().toString()));

      ended.assertEndedWell();
      List<JsonNode> said = ended.output().lines().map(Answer::json).toList();
      assertEquals(3, said.size(), ended.output());
      assertGranted("RFC 8693", said.get(0));
      assertEquals(
          "urn:ietf:params:oauth:token-type:access_token",
          said.get(0).path("issued_token_type").asText());
      assertGranted("RFC 7523", said.get(1));
      assertEquals(
          Answer.json("{\"name\": \"refusal\", \"error\": \"invalid_scope\", \"status\": 400}"),
          said.get(2));
    }
  }

  private static void assertGranted(String name, JsonNode said) {
    assertEquals(name, said.path("name").asText());
    assertTrue(said.path("token").booleanValue());
    assertEquals("bearer", said.path("token_type").asText());
    assertTrue(said.path("expires_in").intValue() > 10_000, said::toString);
    assertEquals("catalog-reader", said.path("scope").asText());
  }
}
