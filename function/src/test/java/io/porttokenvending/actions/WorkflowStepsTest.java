package io.porttokenvending.actions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.Canaries;
import io.porttokenvending.testing.Reply;
import io.porttokenvending.testing.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The two scripts that exchange a token without the action. */
class WorkflowStepsTest extends WithActionJob {
  private static final String CURL = "infra/github/examples/curl.yml";
  private static final String LONG_JOB = "infra/github/examples/long-job.yml";

  @ParameterizedTest
  @ValueSource(strings = {CURL, LONG_JOB})
  void jobWithoutPermission_failsWithWhatToAdd(String example) throws Exception {
    Step script = script(example);
    for (String variable :
        List.of("ACTIONS_ID_TOKEN_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_TOKEN")) {
      job.runner().with(variable, "");
      assertRefused(script, "Add to the job: permissions: id-token: write");
      job.runner().without(variable);
      assertRefused(script, "Add to the job: permissions: id-token: write");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', https://port-token.acme.example",
    "https://Vending.example/v1/token, https://vending.example",
    "https://user:pass@vending.example:8443?a#b, https://vending.example:8443",
    "http://vending.example, https://vending.example",
    "'https://vending.example\"; exit 0', https://vending.example"
  })
  void url_withMoreThanAnAddressIsRefusedWithTheRightOne(String url, String right)
      throws Exception {
    job.runner().with("PORT_TOKEN_URL", url);
    for (String example : List.of(CURL, LONG_JOB)) {
      assertRefused(script(example), "Set it to " + right);
    }
  }

  private void assertRefused(Step script, String why) throws Exception {
    StepResult ran = job.runner().run(script, job.variables());
    assertEquals(1, ran.exit(), ran.log());
    assertTrue(ran.log().contains(why), ran.log());
    assertFalse(ran.log().contains("unbound"), ran.log());
    assertEquals(List.of(), job.service().world().gitHub().calls());
  }

  @Test
  void curlExample_listsTheToolsOfPort() throws Exception {
    job.runner().noteArguments();
    StepResult ran = job.runner().run(script(CURL), job.variables());
    assertEquals(0, ran.exit(), ran.log());
    assertTrue(ran.log().contains("\"profile\": \"catalog-reader\""), ran.log());
    Canaries secrets = new Canaries();
    secrets.add(Answer.json(Files.readString(file(), UTF_8)).path("access_token").asText());
    job.service().presented().forEach(secrets::add);
    secrets.assertAbsentFrom(ran.shown(Files.readString(file(), UTF_8)));
    secrets.assertAbsentFrom(ran.arguments());

    StepResult list = job.runner().run(step(CURL, "List the tools of Port's MCP server"), Map.of());
    assertEquals(0, list.exit(), list.log());
    assertTrue(list.log().contains("list_blueprints\n"), list.log());
    secrets.assertAbsentFrom(list.log());
    secrets.assertAbsentFrom(list.arguments());
  }

  @Test
  void curlExample_masksEveryHeaderAndVariable() throws Exception {
    ObjectNode answer = job.service().grant().body().deepCopy();
    ObjectNode servers = (ObjectNode) answer.path("mcp_config").path("mcpServers");
    ObjectNode other = servers.putObject("other");
    other
        .putObject("headers")
        .put("x-key", "pk-%0A-\"9\\f4c2'7")
        .put("x-short", "k7Q")
        .put("x", "");
    other.putObject("env").put("KEY", "env-5d0e");
    job.service().answerAlways(Service.written(200, "application/json", JsonText.write(answer)));

    StepResult ran = job.runner().run(script(CURL), job.variables());

    assertEquals(0, ran.exit(), ran.log());
    String shown = ran.shown("pk-%0A-\"9\\f4c2'7 k7Q env-5d0e " + JsonText.write(answer));
    for (String secret : List.of("f4c2", "k7Q", "env-5d0e")) {
      assertFalse(shown.contains(secret), shown);
    }
    assertTrue(shown.contains("\"x-read-only-mode\":\"1\""), shown);
  }

  @Test
  void curlExample_failsWithTheRefusal() throws Exception {
    var world = job.service().world();
    world.gitHub().run(world.job().with("event_name", "pull_request"));
    StepResult ran = job.runner().run(script(CURL), job.variables());
    assertEquals(1, ran.exit());
    assertTrue(ran.log().contains("\"code\":\"event_refused\""), ran.log());
  }

  @Test
  void curlExample_failsWhenTheServerListsNoTool() throws Exception {
    String error = "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32600}}";
    assertEquals(0, job.runner().run(script(CURL), job.variables()).exit());
    job.runner().program("curl", "cat > /dev/null; echo '" + error + "'");
    StepResult list = job.runner().run(step(CURL, "List the tools of Port's MCP server"), Map.of());
    assertNotEquals(0, list.exit(), list.log());
  }

  @Test
  void curlExample_withoutToken_alsoRemovesTheFile() throws Exception {
    Step remove = step(CURL, "Remove the token");
    assertEquals(0, job.runner().run(remove, Map.of()).exit());
    assertEquals(0, job.runner().run(script(CURL), job.variables()).exit());
    assertEquals(0, job.runner().run(remove, Map.of()).exit());
    assertFalse(Files.exists(file()));
  }

  @Test
  void longJobsHelper_deniedJob_reportsTheDetail() throws Exception {
    var world = job.service().world();
    world.gitHub().run(world.job().with("event_name", "pull_request"));
    StepResult ran = job.runner().run(script(LONG_JOB), job.variables());
    assertEquals(1, ran.exit(), ran.log());
    assertTrue(ran.log().contains("must be listed in event_name"), ran.log());
  }

  @Test
  void longJobsHelper_runnerWithoutToken_namesThePermission() throws Exception {
    job.service().world().gitHub().answerNext(Reply.json(200, "{\"value\":null}"));
    StepResult ran = job.runner().run(script(LONG_JOB), job.variables());
    assertEquals(1, ran.exit(), ran.log());
    assertTrue(ran.log().contains("permissions: id-token: write"), ran.log());
    assertEquals(List.of(), job.service().presented());
  }

  @Test
  void longJobsHelper_returnsNewHeadersEachTime() throws Exception {
    Step helper = script(LONG_JOB);
    String first = bearer(job.runner().run(helper, job.variables()));
    job.service().world().pass(Duration.ofHours(3).plus(World.EXPIRY_JITTER));
    String second = bearer(job.runner().run(helper, job.variables()));

    assertNotEquals(first, second);
    assertEquals(2, job.service().presented().stream().distinct().count());
  }

  private static String bearer(StepResult ran) {
    assertEquals(0, ran.exit(), ran.log());
    return Answer.json(ran.log()).path("Authorization").asText();
  }

  /** The step of the curl example, or the helper that the long job's first step writes. */
  private Step script(String example) throws Exception {
    if (example.equals(CURL)) {
      return step(CURL, "Get a Port token");
    }
    assertEquals(0, job.runner().run(step(LONG_JOB, "Write the helper"), Map.of()).exit());
    String config = Files.readString(job.runner().temp().resolve("mcp.json"), UTF_8);
    JsonNode port = Answer.json(config).path("mcpServers").path("port");
    String helper = port.path("headersHelper").asText();
    return new Step(Map.of("PORT_TOKEN_URL", "${{ vars.PORT_TOKEN_URL }}"), true, helper);
  }

  private static Step step(String example, String name) throws Exception {
    return Step.ofWorkflow(Step.read(example), name);
  }

  private Path file() {
    return job.runner().temp().resolve("port.json");
  }
}
