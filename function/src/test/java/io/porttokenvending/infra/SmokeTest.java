package io.porttokenvending.infra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.HttpFront;
import io.porttokenvending.testing.RawServer;
import io.porttokenvending.testing.Reply;
import io.porttokenvending.testing.WithWorld;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The smoke test against the function, and against services that differ from it in one thing. */
class SmokeTest extends WithWorld {
  private static final String METADATA = "/.well-known/oauth-authorization-server";

  private final List<String> tokens = new ArrayList<>();
  private Change change = (request, response) -> {};
  private HttpFront front;

  /** Changes the function's response, which is an object with status, headers and body. */
  private interface Change {
    void apply(String request, ObjectNode response);
  }

  @BeforeEach
  void serve() throws IOException {
    front = HttpFront.start((event, answer, context) -> serve(event, answer), 0);
    world.setting("PUBLIC_URL", front.uri().toString());
    world.setting("TOKEN_AUDIENCE", "");
    change = (request, response) -> {};
    tokens.clear();
  }

  @AfterEach
  void stop() {
    front.close();
  }

  private synchronized void serve(InputStream event, OutputStream out) throws IOException {
    String text = new String(event.readAllBytes(), UTF_8);
    JsonNode request = Answer.json(text);
    String bearer = request.at("/headers/authorization").asText();
    if (!bearer.isEmpty()) {
      tokens.add(bearer.substring("Bearer ".length()));
    }
    ObjectNode response = world.send(text).toTree();
    change.apply(
        request.at("/requestContext/http/method").asText() + " " + request.path("rawPath").asText(),
        response);
    out.write(JsonText.write(response).getBytes(UTF_8));
  }

  private SmokeRun run(String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of("--issuer", world.gitHub().uri().toString()));
    all.addAll(List.of(options));
    all.add(front.uri().toString());
    return SmokeRun.of(Map.of(), all.toArray(String[]::new));
  }

  private SmokeRun run(Change other, String... options) throws Exception {
    change = other;
    SmokeRun run = run(options);
    assertEquals(run.failed().isEmpty() ? 0 : 1, run.exit(), run.output());
    return run;
  }

  @Test
  void function_passesEveryCheck() throws Exception {
    SmokeRun run = run();

    assertEquals(0, run.exit(), run.output());
    assertEquals(List.of(), run.failures());
    int checks = run.succeeded().size();
    assertTrue(
        run.output().endsWith("\n" + checks + " checks succeeded for " + front.uri() + ".\n"),
        run.output());
    assertEquals(checks + 1, run.output().lines().count());
    assertEquals(List.of(), front.failures());
  }

  /** A check that cannot fail proves nothing. */
  @Test
  void everyCheck_canFail() throws Exception {
    Set<String> all = run().succeeded();
    Set<String> failed = new TreeSet<>(Set.of("connection"));
    failed.addAll(run((request, response) -> response.put("statusCode", 418)).failed());
    failed.addAll(
        run(
                (request, response) -> {
                  response.withObject("headers").retain("Content-Type");
                  edit(response, body -> body.put("issuer", "https://other.example"));
                  edit(
                      response,
                      body -> body.put("token_endpoint", "https://other.example/v1/token"));
                  edit(response, body -> body.put("audience", "other"));
                  edit(response, body -> body.put("profiles", "catalog-reader"));
                  edit(response, body -> body.put("request_id", "other"));
                })
            .failed());
    failed.addAll(
        run((request, response) -> response.withObject("headers").put("Content-Type", "text/html"))
            .failed());
    world.gitHub().answerWith(call -> Optional.of(Reply.of(500)));
    failed.addAll(run().failed());

    assertEquals(all, failed);
  }

  private interface Edit {
    void apply(ObjectNode body);
  }

  private static void edit(ObjectNode response, Edit edit) {
    ObjectNode body = (ObjectNode) Answer.json(response.path("body").asText());
    edit.apply(body);
    response.put("body", JsonText.write(body));
  }

  private static Change at(String request, Change change) {
    return (actual, response) -> {
      if (actual.equals(request)) {
        change.apply(actual, response);
      }
    };
  }

  @Test
  void missingHeader_ofOneResponse_isNamed() throws Exception {
    Map<String, String> missing =
        Map.of(
            "GET " + METADATA,
            "Cache-Control",
            "POST /v1/explain",
            "Pragma",
            "POST /v1/mcp-config",
            "X-Content-Type-Options",
            "GET /v1/token",
            "X-Request-Id");
    SmokeRun run =
        run((request, response) ->
            response.withObject("headers").remove(missing.getOrDefault(request, "")));

    for (String name : missing.values()) {
      String expected = "got a response without " + name.toLowerCase(Locale.ROOT);
      assertTrue(run.output().contains(expected), run.output());
    }
    assertEquals(5, run.failures().size(), "four headers, and the request id in the body");
  }

  @Test
  void headers_withOtherValues_fail() throws Exception {
    SmokeRun run =
        run((request, response) -> {
          ObjectNode headers = response.withObject("headers");
          switch (request) {
            case "GET " + METADATA -> headers.put("Cache-Control", "no-store, max-age=60");
            case "GET /v1/token" -> headers.put("Allow", "GET, POST, DELETE");
            case "POST /v1/explain" ->
                headers.put("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            default -> {
              if (headers.has("Retry-After")) {
                headers.put("Retry-After", "0");
              }
            }
          }
        });

    assertEquals(
        Set.of(
            "metadata: headers",
            "unknown key: retry-after",
            "GET /v1/token: allow",
            "no token at /v1/explain: challenge"),
        run.failed(),
        run.output());
  }

  @Test
  void forgedToken_accepted_isNamed() throws Exception {
    SmokeRun run =
        run((request, response) -> {
          if (response.path("body").asText().contains("token_signature_invalid")) {
            response.put("statusCode", 200).put("body", "{\"access_token\":\"token\"}");
            response.withObject("headers").put("Content-Type", "application/json");
          }
        });

    assertTrue(run.failed().contains("wrong signature: status"), run.output());
    assertTrue(
        run.failures()
            .getFirst()
            .contains("expected status 401 token_signature_invalid, got status 200 without a code"),
        run.output());
    assertFalse(run.failed().contains("unknown key: status"), run.output());
  }

  @Test
  void redirect_isReportedAndNotFollowed() throws Exception {
    try (RawServer target = RawServer.start(peer -> peer.read())) {
      Change redirect =
          (request, response) -> {
            response.put("statusCode", 307);
            response.withObject("headers").put("Location", target.http("/v1/token").toString());
          };
      SmokeRun run = run(redirect);

      assertTrue(run.failed().contains("wrong signature: status"), run.output());
      assertTrue(run.failures().getFirst().contains("got status 307 to http://127.0.0.1:"));
      assertEquals(0, target.connections());
    }
  }

  /** The forged token is valid in every respect except its signature. */
  @Test
  void forgedTokens_passEveryCheckBeforeTheSignature() throws Exception {
    run();

    assertEquals(2, tokens.size());
    JsonNode claims = claims(tokens.getFirst());
    assertEquals(front.uri().toString(), claims.path("aud").asText());
    assertEquals(world.gitHub().uri().toString(), claims.path("iss").asText());
    var expected = new TreeSet<String>();
    claims(world.sign(world.job())).fieldNames().forEachRemaining(expected::add);
    var sent = new TreeSet<String>();
    claims.fieldNames().forEachRemaining(sent::add);
    assertTrue(expected.containsAll(sent), () -> "not of GitHub: " + sent);
    long age = System.currentTimeMillis() / 1000 - claims.path("iat").asLong();
    assertTrue(age >= 0 && age < 60, () -> "age " + age);
  }

  private static JsonNode claims(String token) {
    byte[] bytes = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    return Answer.json(new String(bytes, UTF_8));
  }

  @Test
  void claim_inAResponse_isFound() throws Exception {
    SmokeRun run =
        run((request, response) -> {
          if (response.path("body").asText().contains("token_signature_invalid")) {
            String actor = claims(tokens.getLast()).path("actor").asText();
            edit(response, body -> body.put("detail", "You are " + actor));
          }
        });

    assertEquals(Set.of("wrong signature: members"), run.failed(), run.output());
    assertTrue(run.output().contains("got a claim of the forged token"), run.output());
  }

  @Test
  void additionalMember_isNamed() throws Exception {
    SmokeRun run =
        run(
            at(
                "POST /v1/smoke-test",
                (request, response) -> edit(response, body -> body.put("profiles", "reader"))));

    assertEquals(Set.of("wrong path: members"), run.failed(), run.output());
    assertTrue(run.failures().getFirst().contains(" profiles request_id "), run.output());
  }

  @Test
  void otherAddress_isGivenWithAnOption() throws Exception {
    world.setting("PUBLIC_URL", "https://port-token.example.com");
    world.setting("TOKEN_AUDIENCE", "one,two");

    assertEquals(
        Set.of("metadata: issuer", "metadata: token_endpoint", "metadata: audience"),
        run().failed());
    SmokeRun run = run("--public-url", "https://port-token.example.com/", "--audience", "one");
    assertEquals(0, run.exit(), run.output());
  }

  @Test
  void textOfAResponse_isShortAndHasNoControlCharacters() throws Exception {
    String evil = "\u001b[31m\u0007" + "x".repeat(5_000);
    SmokeRun run = run((request, response) -> edit(response, body -> body.put("code", evil)));

    assertFalse(run.failures().isEmpty());
    assertTrue(run.output().chars().allMatch(c -> c == '\n' || (c >= 32 && c < 127)));
    for (String line : run.failures()) {
      assertFalse(line.contains("x".repeat(200)), line);
    }
  }

  @Test
  void largeBody_isCutOff() throws Exception {
    SmokeRun run =
        run(
            at(
                "POST /v1/explain",
                (request, response) -> response.put("body", "x".repeat(70_000))));

    assertEquals(Set.of("no token at /v1/explain: status"), run.failed(), run.output());
    assertTrue(run.output().contains("got a response of more than 65536 bytes"), run.output());
  }

  @Test
  void silentServer_failsInTime() throws Exception {
    try (RawServer silent = RawServer.start(RawServer.Peer::hang)) {
      SmokeRun run = SmokeRun.of(Map.of(), "--timeout", "1", silent.http("").toString());

      assertEquals(1, run.exit());
      assertEquals(Set.of("connection"), run.failed(), run.output());
      assertTrue(run.output().endsWith("1 of 1 checks failed for " + silent.http("") + ".\n"));
    }
  }

  /** API Gateway's own responses are outside the contract. */
  @Test
  void gatewayResponse_isRecognized() throws Exception {
    SmokeRun run =
        run((request, response) -> {
          if (response.path("statusCode").asInt() == 401) {
            response.put("body", "{\"message\":\"Unauthorized\"}");
          }
        });

    assertTrue(run.failures().getFirst().endsWith("GatewayAuthorizer off, and check a web ACL."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://port-token.example.com",
        "https://port-token.example.com/v1/token",
        "https://user@port-token.example.com",
        "https://PORT.example.com",
        "ftp://127.0.0.1",
        "--cacert",
        "--unknown x https://port-token.example.com",
        "--timeout 0 https://port-token.example.com",
        "--cacert /nonexistent https://port-token.example.com",
        "--jwks http://keys.example https://port-token.example.com",
        "https://a.example https://b.example"
      })
  void wrongArgument_isRefusedWithTheUsage(String arguments) throws Exception {
    SmokeRun run =
        SmokeRun.of(Map.of(), arguments.isEmpty() ? new String[0] : arguments.split(" ", -1));

    assertEquals(2, run.exit(), run.output());
    assertTrue(run.output().startsWith("smoke-test.sh: "), run.output());
    assertTrue(run.output().contains("\nUsage: smoke-test.sh [option]... URL\n"), run.output());
  }

  @Test
  void missingProgram_isNamed() throws Exception {
    SmokeRun run = SmokeRun.of(Map.of("PATH", "/nonexistent"), front.uri().toString());

    assertEquals(2, run.exit(), run.output());
    assertTrue(run.output().startsWith("smoke-test.sh: curl is not installed."), run.output());
  }
}
