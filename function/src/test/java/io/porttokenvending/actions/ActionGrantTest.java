package io.porttokenvending.actions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.Canaries;
import io.porttokenvending.testing.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A granted job gets the outputs of the action. */
class ActionGrantTest extends WithActionJob {
  @Test
  void grantedJob_getsAllOutputs() throws Exception {
    StepResult ran = job.run();

    assertEquals(0, ran.exit(), ran.log());
    assertEquals(
        Set.of("access-token", "expires-at", "mcp-config", "allowed-tools", "mcp-config-file"),
        ran.outputs().keySet());
    assertEquals("2026-11-20T12:00:00Z", ran.output("expires-at"));
    assertEquals(
        "mcp__port__list_blueprints,mcp__port__list_entities", ran.output("allowed-tools"));
    JsonNode port = Answer.json(ran.output("mcp-config")).path("mcpServers").path("port");
    assertEquals(job.service().world().port().mcpUri().toString(), port.path("url").asText());
    assertEquals(
        "Bearer " + ran.output("access-token"),
        port.path("headers").path("Authorization").asText());
    assertEquals(List.of(), ran.waits());
    assertEquals(1, job.service().presented().size());
  }

  @Test
  void file_isThatOfTheClientBelowTemp() throws Exception {
    StepResult ran = job.with("client", "codex").run();

    Path file = Path.of(ran.output("mcp-config-file"));
    assertTrue(file.startsWith(job.runner().temp().toRealPath()), file.toString());
    assertTrue(file.endsWith("config.toml"), file.toString());
    String content = Files.readString(file, UTF_8);
    assertTrue(content.startsWith("[mcp_servers.port]\n"), content);
    assertTrue(content.contains(ran.output("access-token")), content);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
  }

  @Test
  void temp_holdsTheFileAndNothingElse() throws Exception {
    StepResult ran = job.with("config-path", "agents/port/mcp.json").run();

    Path file = job.runner().temp().toRealPath().resolve("agents/port/mcp.json");
    assertEquals(file.toString(), ran.output("mcp-config-file"));
    assertEquals(Answer.json(ran.output("mcp-config")), Answer.json(Files.readString(file, UTF_8)));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    try (var files = Files.walk(job.runner().temp())) {
      assertEquals(1, files.filter(Files::isRegularFile).count());
    }
  }

  @Test
  void existingFile_isReplacedAndUnreadableToOthers() throws Exception {
    Path file = Files.writeString(job.runner().temp().resolve("mcp.json"), "old", UTF_8);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

    StepResult ran = job.with("config-path", "mcp.json").run();

    assertEquals(Answer.json(ran.output("mcp-config")), Answer.json(Files.readString(file, UTF_8)));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude-code", "portkey", "port-demo", "matrix"})
  void apostrophe_reachesTheAgentOfTheExampleWhole(String example) throws Exception {
    String secret = job.service().apostrophe();
    StepResult ran = job.run();
    assertEquals(0, ran.exit(), ran.log());

    String workflow = Step.read("infra/github/examples/" + example + ".yml");
    String argument = job.runner().argument(workflow, ran);

    assertEquals(secret, Service.apostropheOf(argument));
    Canaries canaries = new Canaries();
    canaries.add(secret);
    canaries.add(secret.replace("'", "\\u0027"));
    canaries.assertAbsentFrom(
        ran.shown(argument + "\n" + ran.output("mcp-config") + "\n" + secret));
  }

  @Test
  void summary_withoutTools_doesNotClaimALimitOrItsAbsence() throws Exception {
    job.service().world().profile("catalog-reader", World.PORT + World.TRUST);
    StepResult ran = job.run();
    assertEquals("", ran.output("allowed-tools"));
    String row =
        "<td>none named; some agents then ask before each call and fail in CI, others can call"
            + " every tool</td>";
    assertTrue(ran.summary().contains(row), ran.summary());
  }

  @Test
  void summary_namesTheVendedToken() throws Exception {
    StepResult ran = job.run();

    JsonNode answer = job.service().grant().body();
    String version = answer.path("policy_version").asText();
    for (String row :
        List.of(
            cell("Profile", "<code>catalog-reader</code>"),
            cell("Expires at", "<code>2026-11-20T12:00:00Z</code>"),
            cell("MCP servers", "<code>port</code> " + job.service().world().port().mcpUri()),
            cell(
                "Tools",
                "<code>mcp__port__list_blueprints</code> <code>mcp__port__list_entities</code>"),
            cell("Policy version", "<code>" + version + "</code>"))) {
      assertTrue(ran.summary().contains(row), ran.summary());
    }
    assertTrue(ran.summary().startsWith("### Port token\n\n<table>\n"), ran.summary());
    assertTrue(ran.summary().contains(">Request</th><td><code>"), ran.summary());
  }

  private static String cell(String name, String value) {
    return "<tr><th align=\"left\">" + name + "</th><td>" + value + "</td></tr>\n";
  }

  @Test
  void inputs_reachTheService() throws Exception {
    World world = job.service().world();
    world.profile("catalog-writer", "mcp:\n  server: writer\n" + World.PORT + World.TRUST);
    job.with("profile", "catalog-writer").with("min-ttl", "7200");

    StepResult granted = job.run();
    assertTrue(granted.output("mcp-config").startsWith("{\"mcpServers\":{\"writer\":"));

    world.pass(Duration.ofHours(2));
    StepResult refused = job.run();
    assertTrue(refused.error().startsWith("token_lifetime_insufficient: "), refused.log());
  }
}
