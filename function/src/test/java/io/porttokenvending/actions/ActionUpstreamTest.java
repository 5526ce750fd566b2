package io.porttokenvending.actions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.RawServer;
import io.porttokenvending.testing.Reply;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Upstreams of the action that are unavailable, slow or wrong. */
class ActionUpstreamTest extends WithActionJob {
  private static final String RUNNER = "/runner/idtoken";

  @Test
  void slowService_isLeftAfterTheCallsLimit() throws Exception {
    try (RawServer server = RawServer.start(RawServer.Peer::hang)) {
      job.runner().with("CALL_SECONDS", "1").with("TOTAL_SECONDS", "3");
      StepResult ran = job.with("url", server.http("").toString()).run();
      assertTrue(ran.error().contains("(curl: (28)"), ran.log());
      assertTrue(ran.error().contains("drops this runner's packets"), ran.log());
      assertTrue(ran.error().contains("would exceed the time limit"), ran.log());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "200, text/html, <h1>Sign in</h1>, 1, unexpected response",
    "200, application/json, '{\"access_token\":\"a\"}', 1, unexpected response",
    "200, application/json, '', 1, unexpected response",
    "301, text/html, moved, 1, redirect (301)",
    "307, text/html, moved, 1, redirect (307)",
    "403, application/json, '{\"message\":\"Forbidden\"}', 1, status 403",
    "404, application/json, '{\"message\":\"Not Found\"}', 1, status 404",
    "429, application/json, '{\"message\":\"Too Many Requests\"}', 5, status 429",
    "500, application/json, '{\"message\":\"Internal Server Error\"}', 5, status 500",
    "503, text/html, <h1>Unavailable</h1>, 5, status 503"
  })
  void answerOfSomethingElse_isReportedAndNotFollowed(
      int status, String type, String body, int attempts, String said) throws Exception {
    job.service().answerAlways(Service.written(status, type, body));
    StepResult ran = job.run();
    assertEquals(1, ran.exit());
    assertEquals(attempts, job.service().presented().size());
    assertTrue(ran.error().contains(said), ran.log());
    assertTrue(ran.error().contains("Check the url input"), ran.log());
    assertEquals(Map.of(), ran.outputs());
  }

  @Test
  void runnersFaultThatPasses_isTriedAgain() throws Exception {
    Reply busy =
        Reply.json(403, "{\"message\":\"Can't issue ID_TOKEN for job in 'Pending' state\"}");
    job.service().world().gitHub().answerNext(busy, Reply.of(503), Reply.noAnswer());
    StepResult ran = job.run();
    assertEquals(0, ran.exit(), ran.log());
    assertEquals(3, ran.waits().size());
    assertEquals(4, job.service().world().gitHub().calls(RUNNER).size());
    assertEquals(1, job.service().presented().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "403 {\"message\":\"Can't issue ID_TOKEN for audience 'x'\"}",
        "401 {}",
        "302 {\"value\":\"a\"}"
      })
  void runnersRefusal_isReportedOnce(String reply) throws Exception {
    Reply refused = Reply.json(Integer.parseInt(reply.substring(0, 3)), reply.substring(4));
    job.service().world().gitHub().answerWith(call -> Optional.of(refused));
    StepResult ran = job.run();
    assertTrue(ran.error().startsWith("GitHub's OIDC token endpoint returned "), ran.log());
    assertTrue(ran.error().contains("permissions: id-token: write"), ran.log());
    assertEquals(1, job.service().world().gitHub().calls(RUNNER).size());
    assertEquals(List.of(), job.service().presented());
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "{\"value\":null}", "{\"value\":\"\"}"})
  void runnersResponseWithoutToken_namesThePermission(String response) throws Exception {
    Reply empty = Reply.json(200, response);
    job.service().world().gitHub().answerWith(call -> Optional.of(empty));
    Step curl = Step.ofWorkflow(Step.read("infra/github/examples/curl.yml"), "Get a Port token");
    for (StepResult ran : List.of(job.run(), job.runner().run(curl, job.variables()))) {
      assertEquals(1, ran.exit(), ran.log());
      assertTrue(ran.error().contains("permissions: id-token: write"), ran.log());
    }
    assertEquals(2, job.service().world().gitHub().calls(RUNNER).size());
    assertEquals(List.of(), job.service().presented());
  }

  @Test
  void curlrc_isNotRead() throws Exception {
    Files.writeString(home.resolve("user/.curlrc"), "request = DELETE\n", UTF_8);
    StepResult ran = job.run();
    assertEquals(0, ran.exit(), ran.log());
  }
}
