package io.porttokenvending.actions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An example fails if its agent went on without a server; agents print this, as was observed. */
class ExampleChecksTest extends WithActionJob {
  private static final String CONFIG = "steps.port.outputs.mcp-config-file";
  private static final String GEMINI = "infra/github/examples/gemini-cli.yml";

  @BeforeEach
  void configure() throws Exception {
    Files.writeString(file("mcp.json"), "{\"mcpServers\": {\"port\": {}, \"linear\": {}}}", UTF_8);
    Files.writeString(file("opencode.json"), "{\"mcp\": {\"port\": {}, \"linear\": {}}}", UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "examples/claude-code, connected, 0",
    "examples/claude-code, failed, 1",
    "examples/claude-code-federation, failed, 1",
    "examples/claude-code-bedrock, failed, 1",
    "examples/port-demo, pending, 1",
    "examples/portkey, needs-auth, 1",
    "examples/matrix, failed, 1"
  })
  void claudeCodesAction_withoutOneServerFails(String workflow, String status, int exit)
      throws Exception {
    Path log = file("execution.json");
    Files.writeString(log, "[" + init(status) + ", {\"type\": \"result\"}]", UTF_8);
    Map<String, String> values =
        Map.of(
            CONFIG,
            file("mcp.json").toString(),
            "steps.claude.outputs.execution_file",
            log.toString());
    assertExit(exit, check(workflow, "Check that Claude Code connects to its servers", values));
  }

  @ParameterizedTest
  @CsvSource({
    "workflows/port-agent, Check that Claude Code connects to its servers, connected, 0",
    "workflows/port-agent, Check that Claude Code connects to its servers, failed, 1",
    "examples/long-job, Check that Claude Code connects to its server, connected, 0"
  })
  void claudeCode_withoutOneServerFails(String workflow, String step, String status, int exit)
      throws Exception {
    String lines = "a warning\n" + init(status) + "\n{\"type\":\"result\",\"result\":\"Done.\"}\n";
    Files.writeString(file("claude.jsonl"), lines, UTF_8);
    assertExit(exit, check(workflow, step, config("mcp.json")));
  }

  @Test
  void longJob_withoutPortFails() throws Exception {
    Files.writeString(file("claude.jsonl"), init("connected").replace("port", "other"), UTF_8);
    String step = "Check that Claude Code connects to its server";
    assertExit(1, check("examples/long-job", step, Map.of()));
  }

  private static String init(String status) {
    return """
    {"type":"system","subtype":"init","mcp_servers":[{"name":"github","status":"connected"},\
    {"name":"port","status":"connected"},{"name":"linear","status":"%s"}]}\
    """
        .formatted(status);
  }

  @ParameterizedTest
  @CsvSource({"connected, 0", "needs-auth, 1", "pending, 1"})
  void copilot_withoutOneServerFails(String status, int exit) throws Exception {
    String event =
        "{\"type\":\"session.mcp_server_status_changed\","
            + "\"data\":{\"serverName\":\"%s\",\"status\":\"%s\"}}\n";
    String lines = event.formatted("port", "connected") + event.formatted("linear", status);
    Files.writeString(file("copilot.jsonl"), "a warning\n" + lines, UTF_8);
    String step = "Check that Copilot CLI connects to its servers";
    assertExit(exit, check("examples/copilot-cli", step, config("mcp.json")));
  }

  @ParameterizedTest
  @CsvSource({"Connected, 0", "Disconnected, 1", "Disabled, 1"})
  void gemini_withoutOneServerFails(String status, int exit) throws Exception {
    String line = "✓ %s: https://mcp.example/v1 (http) - %s\\n";
    String list = line.formatted("port", "Connected") + line.formatted("linear", status);
    job.runner().program("npx", "printf '" + list + "' >&2");
    String step = "Check that Gemini CLI connects to its servers";
    assertExit(exit, check("examples/gemini-cli", step, config("mcp.json")));
  }

  @ParameterizedTest
  @CsvSource({"connected, 0", "failed, 1", "disabled, 1"})
  void opencode_withoutOneServerFails(String status, int exit) throws Exception {
    String line = "●  ✓ %s \\033[90m%s\\n│      \\033[90mhttps://mcp.example/v1\\n";
    String list = line.formatted("port", "connected") + line.formatted("linear", status);
    job.runner().program("npx", "printf '" + list + "'");
    String step = "Check that opencode connects to its servers";
    assertExit(exit, check("examples/opencode", step, config("opencode.json")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"examples/gemini-cli", "examples/opencode"})
  void configurationWithoutServers_fails(String workflow) throws Exception {
    Files.writeString(file("none.json"), "{\"mcpServers\": {}, \"mcp\": {}}", UTF_8);
    job.runner().program("npx", "echo 'no server'");
    String agent = workflow.endsWith("opencode") ? "opencode" : "Gemini CLI";
    String step = "Check that " + agent + " connects to its servers";
    StepResult ran = check(workflow, step, config("none.json"));
    assertNotEquals(0, ran.exit(), ran.log());
  }

  @Test
  void geminisSettings_thatExistAreReportedAndKept() throws Exception {
    Path settings = home.resolve("user/.gemini/settings.json");
    Step give = Step.ofWorkflow(Step.read(GEMINI), "Write Gemini CLI's settings");
    Step remove = Step.ofWorkflow(Step.read(GEMINI), "Remove the settings");

    assertExit(0, job.runner().run(give, config("mcp.json")));
    assertEquals(Files.readString(file("mcp.json"), UTF_8), Files.readString(settings, UTF_8));
    assertExit(0, job.runner().run(remove, Map.of()));
    assertFalse(Files.exists(settings));

    Files.writeString(settings, "{\"own\": true}", UTF_8);
    StepResult ran = job.runner().run(give, config("mcp.json"));
    assertExit(1, ran);
    assertTrue(ran.log().contains("::error::" + settings + " already exists."));
    assertEquals("{\"own\": true}", Files.readString(settings, UTF_8));
  }

  private StepResult check(String workflow, String step, Map<String, String> values)
      throws Exception {
    String text = Step.read("infra/github/" + workflow + ".yml");
    return job.runner().run(Step.ofWorkflow(text, step), values);
  }

  private static void assertExit(int exit, StepResult ran) {
    assertEquals(exit, ran.exit(), ran.log());
    assertEquals(exit != 0, ran.log().contains("::error::"), ran.log());
  }

  private Map<String, String> config(String name) {
    return Map.of(CONFIG, file(name).toString());
  }

  private Path file(String name) {
    return job.runner().temp().resolve(name);
  }
}
