package io.porttokenvending.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.cli.deployment.SamConfig;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.mcp.AgentClient;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.Call;
import io.porttokenvending.testing.JobPreset;
import io.porttokenvending.testing.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyPageTest {
  private static final Path SAMPLES = Path.of("src", "test", "resources", "sample-policy");
  private static final String FILE = "catalog-reader.yaml";

  private static Simulation simulation;
  private static PolicyPage page;

  @BeforeAll
  static void start() throws IOException {
    simulation = Simulation.start(SamConfig.of(SAMPLES, SamConfig.DEFAULT_ENVIRONMENT));
    PolicyCheck check = new PolicyCheck(simulation.deployment().scope());
    LocalFunction function = LocalFunction.in(simulation, InstantSource.system(), line -> {});
    ServedPolicy served = new ServedPolicy(SAMPLES, check, function);
    served.load();
    page = PolicyPage.of(simulation, served);
  }

  @AfterAll
  static void stop() {
    simulation.close();
  }

  @ParameterizedTest
  @CsvSource({"/,text/html", "/page.css,text/css", "/page.js,text/javascript"})
  void file_ofThePage_hasItsTypeAndAStrictPolicy(String path, String type) {
    Reply reply = get(path);
    assertEquals(200, reply.status());
    assertEquals(type + "; charset=utf-8", reply.headers().get("Content-Type"));
    String policy = reply.headers().getOrDefault("Content-Security-Policy", "");
    assertTrue(policy.startsWith("default-src 'none'; script-src 'self';"), policy);
    assertFalse(policy.contains("unsafe"), policy);
    assertEquals("nosniff", reply.headers().get("X-Content-Type-Options"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/page.css", "/page.js"})
  void file_ofThePage_namesNoServerAndWritesNoMarkup(String path) {
    String text = new String(get(path).body(), UTF_8).replace("http://www.w3.org/2000/svg", "");
    assertFalse(text.contains("//"), text);
    assertFalse(text.contains("innerHTML"), "text of a policy could become markup");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/token", "/page.html", "/page/other", "/favicon.ico", "//"})
  void path_ofNoPage_isLeftToTheFunction(String path) {
    assertEquals(Optional.empty(), page.answer(call("GET", path, Map.of(), "")));
  }

  @ParameterizedTest
  @CsvSource({"POST,/,GET", "DELETE,/page/start,GET", "GET,/page/decision,POST"})
  void method_ofAnotherKind_isRejected(String method, String path, String allowed) {
    Reply reply = answer(call(method, path, json(), body()));
    assertEquals(405, reply.status());
    assertEquals(allowed, reply.headers().get("Allow"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "evil.example:3000", "127.0.0.1.evil.example", "", "[::2]"})
  void host_thatIsNotLoopback_isRejectedOnEveryPath(String host) {
    for (String path : List.of("/", "/page.css", "/page.js", "/page/start", "/page/decision")) {
      Map<String, String> headers = new TreeMap<>(json());
      headers.put("host", host);
      String method = path.endsWith("decision") ? "POST" : "GET";
      Reply reply = answer(call(method, path, headers, body()));
      assertEquals(403, reply.status(), path);
      assertTrue(message(reply).contains("http://127.0.0.1:PORT/"), message(reply));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example", "null", "http://127.0.0.1:3001", "https://127.0.0.1:3000"})
  void origin_ofAnotherSite_isRejected(String origin) {
    Map<String, String> headers = new TreeMap<>(json());
    headers.put("origin", origin);
    assertEquals(403, answer(call("POST", "/page/decision", headers, body())).status());
  }

  @Test
  void origin_ofThePage_isAccepted() {
    Map<String, String> headers = new TreeMap<>(json());
    headers.put("origin", "http://localhost:3000");
    headers.put("host", "localhost:3000");
    assertEquals(200, answer(call("POST", "/page/decision", headers, body())).status());
  }

  @Test
  void body_thatAFormCouldSend_isRejected() {
    Map<String, String> form = Map.of("content-type", "text/plain");
    assertEquals(415, answer(call("POST", "/page/decision", form, body())).status());
  }

  @Test
  void body_overOneMebibyte_isRejected() {
    Reply reply = decide(" ".repeat(PageGuard.MAX_BODY) + body());
    assertEquals(413, reply.status());
    assertTrue(message(reply).contains("policy lint"), message(reply));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"claims\": \"\", \"profile\": \"\", \"client\": \"\"}",
        "{\"claims\": \"\", \"profile\": \"\", \"client\": \"\", \"policy\": {}}",
        "{\"claims\": \"\", \"profile\": \"\", \"client\": \"\", \"policy\": {\"a.yaml\": 1}}",
        "{\"claims\": \"\", \"profile\": \"\", \"client\": \"\", \"policy\": {\"../a.yaml\":"
            + " \"\"}}",
        "{\"claims\": 1, \"profile\": \"\", \"client\": \"\", \"policy\": {\"a.yaml\": \"\"}}"
      })
  void body_ofAnotherForm_isRejectedWithTheReason(String body) {
    Reply reply = decide(body);
    assertEquals(400, reply.status());
    assertFalse(message(reply).isEmpty());
  }

  @Test
  void start_holdsPresetsAgentsAndTheSavedPolicy() throws IOException {
    JsonNode start = json(get("/page/start"));
    assertEquals(JobPreset.values().length, start.path("presets").size());
    assertEquals("Push to main", start.path("presets").path(0).path("label").asText());
    assertEquals(AgentClient.values().length, start.path("clients").size());
    assertEquals("catalog-reader", start.path("profile").asText());
    assertEquals(
        Files.readString(SAMPLES.resolve(FILE), UTF_8),
        start.path("policy").path(0).path("text").asText());
  }

  @Test
  void decision_onPush_isGrantedWithTheLinesOfTheRule() throws IOException {
    JsonNode decision = json(decide(body()));
    assertEquals("granted", decision.path("verdict").asText());
    assertEquals("[\"catalog-reader\"]", decision.path("profiles").toString());
    JsonNode rule = decision.path("rules").path(0);
    List<String> lines = policy().lines().toList();
    assertTrue(lines.get(rule.path("line").asInt() - 1).contains("- name: acme main branches"));
    for (JsonNode condition : rule.path("conditions")) {
      String line = lines.get(condition.path("line").asInt() - 1);
      assertTrue(line.contains(condition.path("claim").asText() + ":"), line);
    }
    JsonNode file = decision.path("response").path("body").path("client_config");
    assertEquals(".codex/config.toml", file.path("path").asText());
  }

  @ParameterizedTest
  @EnumSource(
      value = JobPreset.class,
      names = {"BRANCH", "PULL_REQUEST", "FORK", "TAG", "DEPENDABOT"})
  void decision_onAnotherJob_isTheFunctionsDenial(JobPreset preset) throws IOException {
    JsonNode decision = json(decide(body(JobText.of(preset), policy())));
    assertEquals("denied", decision.path("verdict").asText());
    assertEquals(403, decision.path("response").path("status").asInt());
    JsonNode problem = decision.path("response").path("body");
    assertTrue(decision.path("reason").asText().startsWith(problem.path("code").asText() + ": "));
    assertFalse(decision.path("rules").path(0).path("holds").asBoolean());
  }

  @Test
  void decision_onProfileThatDoesNotExist_isTheFunctionsDenial() throws IOException {
    ObjectNode request = (ObjectNode) Answer.json(body());
    JsonNode decision = json(decide(JsonText.write(request.put("profile", "other"))));
    assertEquals("denied", decision.path("verdict").asText());
    assertEquals(0, decision.path("rules").size());
  }

  @Test
  void policy_withErrors_getsFindingsAndNoDecision() throws IOException {
    JsonNode decision = json(decide(body("ref: a", policy().replace("ref:", "reff:"))));
    assertEquals("error", decision.path("verdict").asText());
    assertEquals("1 error.", decision.path("summary").asText());
    JsonNode finding = decision.path("findings").path(0);
    assertEquals(FILE, finding.path("file").asText());
    assertEquals("error", finding.path("severity").asText());
    assertEquals("ref", finding.path("suggestion").asText());
    assertTrue(decision.path("response").isMissingNode());
  }

  @Test
  void policy_withoutErrors_getsLintsWarnings() throws IOException {
    JsonNode finding = json(decide(body())).path("findings").path(0);
    assertEquals("warning", finding.path("severity").asText());
    assertEquals("sample-id", finding.path("code").asText());
  }

  @Test
  void claims_withErrors_getProblemsAndNoDecision() throws IOException {
    JsonNode decision = json(decide(body("evnt_name: push", policy())));
    assertEquals("Claims with errors", decision.path("title").asText());
    assertEquals(1, decision.path("claims_problems").path(0).path("line").asInt());
    assertTrue(decision.path("response").isMissingNode());
  }

  @Test
  void decisions_ofOneJob_areNoReplays() throws IOException {
    for (int i = 0; i < 3; i++) {
      assertEquals("granted", json(decide(body())).path("verdict").asText());
    }
  }

  @Test
  void decision_writesNothingIntoThePolicy() throws IOException {
    String before = policy();
    decide(body("ref: a", "description: other"));
    assertEquals(before, policy());
  }

  @Test
  void picture_ofThePage_isInTheReadmeWithItsDescription() throws IOException {
    Path top = Path.of("..");
    String readme = Files.readString(top.resolve("README.md"), UTF_8);
    assertTrue(Pattern.compile("!\\[[^]]{40,}]\\(\\.github/page\\.png\\)").matcher(readme).find());
    try (InputStream picture = Files.newInputStream(top.resolve(".github").resolve("page.png"))) {
      assertEquals("\u0089PNG", new String(picture.readNBytes(4), ISO_8859_1));
    }
  }

  private static String policy() throws IOException {
    return Files.readString(SAMPLES.resolve(FILE), UTF_8);
  }

  private static String body() {
    try {
      return body(JobText.of(JobPreset.PUSH_TO_MAIN), policy());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String body(String claims, String policy) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("claims", claims).put("profile", "catalog-reader").put("client", "codex");
    body.putObject("policy").put(FILE, policy);
    return JsonText.write(body);
  }

  private static Map<String, String> json() {
    return Map.of("content-type", "application/json");
  }

  private static Reply get(String path) {
    return answer(call("GET", path, Map.of(), ""));
  }

  private static Reply decide(String body) {
    return answer(call("POST", "/page/decision", json(), body));
  }

  private static Reply answer(Call call) {
    return page.answer(call).orElseThrow();
  }

  private static Call call(String method, String path, Map<String, String> headers, String body) {
    Map<String, List<String>> all = new TreeMap<>(Map.of("host", List.of("127.0.0.1:3000")));
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    return new Call(method, path, "", all, body.getBytes(UTF_8));
  }

  private static String message(Reply reply) {
    return json(reply).path("message").asText();
  }

  private static JsonNode json(Reply reply) {
    return Answer.json(new String(reply.body(), UTF_8));
  }
}
