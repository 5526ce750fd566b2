package io.porttokenvending.actions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.mcp.AgentClient;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.Canaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No part of a token or of a header's secret is seen where it should not be. */
class ActionSecrecyTest extends WithActionJob {
  /** Contains characters that a workflow command and JSON escape differently. */
  private static final String KEY = "pk-%0A-\"9\\f4c2\"-7'b1d-4e6a-8c3b";

  private static final String SHORT = "k-7Q'z";

  private static final String BASIC = "NWUxZjdhOTAtMmM0Yi00ZDhl";

  @ParameterizedTest
  @EnumSource
  void secrets_areMaskedBeforeAnythingElse(AgentClient client) throws Exception {
    StepResult ran = job.with("client", client.id()).run();
    assertEquals(0, ran.exit(), ran.log());

    canaries(ran).assertAbsentFrom(ran.shown(allOf(ran)));
  }

  /** An agent prints headers one by one, and files as they are. */
  private static String allOf(StepResult ran) throws IOException {
    StringBuilder all = new StringBuilder();
    all.append(Files.readString(Path.of(ran.output("mcp-config-file")), UTF_8)).append('\n');
    ran.outputs().values().forEach(value -> all.append(value).append('\n'));
    for (JsonNode server : Answer.json(ran.output("mcp-config")).path("mcpServers")) {
      server.path("headers").forEach(value -> all.append(value.asText()).append('\n'));
    }
    return all.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[mcp_servers.linear]\r\n  x-portkey-api-key = %s\r\n\r\n"})
  void secrets_ofAdditionalServers_areMasked(String file) throws Exception {
    ObjectNode answer = job.service().grant().body().deepCopy();
    JsonNode servers = answer.path("mcp_config").path("mcpServers");
    ObjectNode headers = ((ObjectNode) servers).putObject("linear").putObject("headers");
    headers.put("x-portkey-api-key", KEY).put("Authorization", "Basic " + BASIC);
    headers.put("x-short", SHORT);
    if (!file.isEmpty()) {
      answer
          .putObject("client_config")
          .put("content", file.formatted(headers.get("x-portkey-api-key")));
    }
    String text = JsonText.write(answer);
    job.service().answerAlways(Service.written(200, "application/json", text));

    StepResult ran = job.run();

    assertEquals(0, ran.exit(), ran.log());
    String shown = ran.shown(allOf(ran) + "Authorization: " + BASIC);
    canaries(ran).assertAbsentFrom(shown);
    assertFalse(shown.contains(SHORT), shown);
    assertFalse(ran.output("mcp-config").contains("'"), "ends the quotes of --mcp-config '…'");
    JsonNode written = Answer.json(ran.output("mcp-config")).path("mcpServers");
    assertEquals(servers, written);
  }

  @Test
  void secrets_areInNoArgumentAndNoSummary() throws Exception {
    job.runner().noteArguments();
    StepResult ran = job.run();
    assertTrue(ran.arguments().contains("--config -"), ran.arguments());
    canaries(ran).assertAbsentFrom(ran.arguments());
    canaries(ran).assertAbsentFrom(ran.summary());
  }

  @Test
  void idToken_returnedByTheService_isMasked() throws Exception {
    job.service().answerAlways(Service.echo());
    StepResult ran = job.run();
    assertTrue(ran.error().startsWith("access_denied: You sent eyJ"), ran.log());
    Canaries tokens = new Canaries();
    job.service().presented().forEach(tokens::add);
    tokens.assertAbsentFrom(ran.shown(""));
    tokens.assertAbsentFrom(ran.summary());
    assertTrue(ran.summary().contains("You sent ***"), ran.summary());
  }

  @Test
  void outputOrFailure_leavesNothingElseInTemp() throws Exception {
    job.service().answerAlways(Service.written(404, "text/plain", ErrorCode.NOT_FOUND.code()));
    assertEquals(1, job.run().exit());
    try (var files = Files.list(job.runner().temp())) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void masks_omitTextTooShortForASecret() throws Exception {
    StepResult ran = job.with("client", "claude-code").run();
    assertFalse(ran.log().lines().anyMatch(line -> line.length() < "::add-mask::".length() + 8));
    assertTrue(ran.shown("{ \"a\": 1 }").contains("{ \"a\": 1 }"));
  }

  private Canaries canaries(StepResult ran) {
    Canaries canaries = new Canaries();
    canaries.add(ran.output("access-token"));
    canaries.add(KEY);
    canaries.add(BASIC);
    canaries.add(job.service().world().gitHub().requestToken());
    job.service().presented().forEach(canaries::add);
    return canaries;
  }
}
