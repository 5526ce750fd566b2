package io.porttokenvending.actions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.Canaries;
import io.porttokenvending.testing.World;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Steps without the action, as the pages and the examples have them. */
class WorkflowStepsTest extends WithActionJob {
  private Runner runner;
  private World world;

  @BeforeEach
  void meet() {
    runner = job.runner();
    world = job.service().world();
  }

  @Test
  void readme_getsTheOutputsThatTheAgentTakes() throws Exception {
    Ran ran = runner.run(readme(), variables());
    assertEquals(0, ran.exit(), ran.log());
    JsonNode port = Answer.json(ran.output("mcp_config")).path("mcpServers").path("port");
    String bearer = port.path("headers").path("Authorization").asText();
    assertTrue(bearer.startsWith("Bearer eyJ"));
    assertEquals(
        "mcp__port__list_blueprints,mcp__port__list_entities", ran.output("allowed_tools"));
    assertHidden(ran, bearer.substring(7));
  }

  @Test
  void readme_handsAnApostropheToTheAgentWhole() throws Exception {
    String secret = job.service().apostrophe();
    Ran ran = runner.run(readme(), variables());
    assertEquals(0, ran.exit(), ran.log());

    String text = Step.block("README.md", "## A workflow to copy");
    assertEquals(secret, Service.apostropheOf(runner.argument(text, ran)));
  }

  @Test
  void readme_printsTheRefusalAndFails() throws Exception {
    world.gitHub().run(world.job().with("ref", "refs/heads/feature"));
    Ran ran = runner.run(readme(), variables());
    assertNotEquals(0, ran.exit());
    assertTrue(ran.log().contains("\"code\":\"access_denied\""), ran.log());
    assertEquals(Map.of(), ran.outputs());
  }

  private static Step readme() throws Exception {
    return Step.ofWorkflow(Step.block("README.md", "## A workflow to copy"), "port");
  }

  @Test
  void firstCall_printsWhatItGot() throws Exception {
    Step step =
        Step.ofWorkflow(
            Step.block("infra/README.md", "## 5. The first call"), "Ask for a Port token");
    Map<String, String> values =
        Map.of(
            "vars.PORT_TOKEN_ENDPOINT",
            job.service().url() + "/v1/token",
            "vars.PORT_TOKEN_AUDIENCE",
            World.AUDIENCE);
    Ran ran = runner.run(step, values);
    assertEquals(0, ran.exit(), ran.log());
    assertTrue(ran.log().contains("\"profile\": \"catalog-reader\""), ran.log());
    String answer = Files.readString(runner.temp().resolve("port.json"), UTF_8);
    assertHidden(ran, Answer.json(answer).path("access_token").asText());
  }

  @Test
  void curlExample_listsTheToolsOfPort() throws Exception {
    String workflow = Step.read("infra/github/examples/curl.yml");
    runner.noteArguments();
    Ran ran = runner.run(Step.ofWorkflow(workflow, "Get a Port token"), variables());
    assertEquals(0, ran.exit(), ran.log());
    String answer = Files.readString(runner.temp().resolve("port.json"), UTF_8);
    Canaries token = assertHidden(ran, Answer.json(answer).path("access_token").asText());
    token.assertAbsentFrom(ran.arguments());

    Ran list =
        runner.run(Step.ofWorkflow(workflow, "List the tools of Port's MCP server"), Map.of());
    assertEquals(0, list.exit(), list.log());
    assertTrue(list.log().contains("\"list_blueprints\""), list.log());
    token.assertAbsentFrom(list.log());
    token.assertAbsentFrom(list.arguments());
  }

  @Test
  void curlExample_failsWithTheRefusal() throws Exception {
    world.gitHub().run(world.job().with("event_name", "pull_request"));
    String workflow = Step.read("infra/github/examples/curl.yml");
    Ran ran = runner.run(Step.ofWorkflow(workflow, "Get a Port token"), variables());
    assertNotEquals(0, ran.exit());
    assertTrue(ran.log().contains("\"code\":\"event_refused\""), ran.log());
  }

  @Test
  void longJobsHelper_givesTheHeadersAnewEachTime() throws Exception {
    String workflow = Step.read("infra/github/examples/long-job.yml");
    assertEquals(0, runner.run(Step.ofWorkflow(workflow, "Write the helper"), Map.of()).exit());
    String config = Files.readString(runner.temp().resolve("mcp.json"), UTF_8);
    JsonNode port = Answer.json(config).path("mcpServers").path("port");
    Step helper = new Step(Map.of(), true, port.path("headersHelper").asText());
    runner.with("PORT_TOKEN_URL", job.service().url());
    runner.with("PORT_TOKEN_AUDIENCE", World.AUDIENCE);

    String first = bearer(runner.run(helper, Map.of()));
    world.pass(Duration.ofHours(3));
    String second = bearer(runner.run(helper, Map.of()));

    assertNotEquals(first, second);
    assertEquals(2, job.service().presented().stream().distinct().count());
  }

  private static String bearer(Ran ran) {
    assertEquals(0, ran.exit(), ran.log());
    return Answer.json(ran.log()).path("Authorization").asText();
  }

  private Map<String, String> variables() {
    return Map.of(
        "vars.PORT_TOKEN_URL", job.service().url(), "vars.PORT_TOKEN_AUDIENCE", World.AUDIENCE);
  }

  private Canaries assertHidden(Ran ran, String accessToken) {
    Canaries canaries = new Canaries();
    canaries.add(accessToken);
    job.service().presented().forEach(canaries::add);
    canaries.assertAbsentFrom(ran.shown(accessToken));
    return canaries;
  }
}
