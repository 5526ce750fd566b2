package io.porttokenvending.endtoend;

import static io.porttokenvending.endtoend.WholePath.AUDIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.porttokenvending.infra.SmokeRun;
import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.testing.HttpFront;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers meet at a deployment, whether the gateway's authorizer is on or off. */
abstract class WholePathContract {
  private static final String METADATA = "/.well-known/oauth-authorization-server";
  private static final JsonNode TWO_AUDIENCES =
      JsonNodeFactory.instance.arrayNode().add(AUDIENCE).add("another");

  abstract WholePaths paths();

  final WholePath path(String authorizer) {
    return authorizer.equals("on") ? paths().guarded() : paths().open();
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "on"})
  void job_withOnlyTheAddress_getsAPortTokenOnce(String authorizer) throws Exception {
    WholePath path = path(authorizer);
    int rows = path.usedTokens().size();
    try (Caller job = Caller.of(path.uri())) {
      JsonNode metadata = job.get(METADATA).body();
      String token = path.gitHub().runnersToken(metadata.path("audience").asText());
      String endpoint = URI.create(metadata.path("token_endpoint").asText()).getPath();
      String[] request = {"Authorization", "Bearer " + token, "Content-Type", "application/json"};

      Caller.Answer answer = job.send("POST", endpoint, "{\"client\":\"claude-code\"}", request);

      assertEquals("200", answer.verdict(), answer::text);
      JsonNode server = answer.body().at("/mcp_config/mcpServers/port");
      List<String> tools = PortTools.offered(server);
      assertTrue(
          tools.contains("list_entities") && !tools.contains("upsert_entity"), () -> "" + tools);
      JsonNode audit = path.audit(answer.requestId());
      assertEquals("granted", audit.path("outcome").asText());
      assertEquals("acme/api", audit.path("repository").asText());
      assertEquals(rows + 1, path.usedTokens().size());

      assertEquals("409 token_replayed", job.exchange(token).verdict());
      assertEquals(rows + 1, path.usedTokens().size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "on"})
  void job_thatThePolicyDoesNotTrust_isDeniedByTheFunction(String authorizer) throws Exception {
    WholePath path = path(authorizer);
    try (Caller job = Caller.of(path.uri())) {
      Caller.Answer answer = job.exchange(path.gitHub().sign(path.gitHub().denied()));
      assertEquals("403 access_denied", answer.verdict());
      assertEquals("denied", path.audit(answer.requestId()).path("outcome").asText());
    }
  }

  /** Each is more than a gateway looks at. */
  @ParameterizedTest
  @ValueSource(strings = {"off", "on"})
  void token_thatAnAuthorizerWouldBelieve_isJudgedByTheFunction(String authorizer)
      throws Exception {
    WholePath path = path(authorizer);
    GitHubToken good = path.gitHub().good();
    long hourAgo = Instant.now().getEpochSecond() - 3600;
    try (Caller job = Caller.of(path.uri())) {
      String old = path.gitHub().sign(good.with("iat", hourAgo));
      assertEquals("401 token_too_old", job.exchange(old).verdict());
      String forTwo = path.gitHub().sign(good.with("aud", TWO_AUDIENCES));
      assertEquals("401 token_audience_mismatch", job.exchange(forTwo).verdict());
      String byClient = path.gitHub().sign(good.without("aud").with("client_id", AUDIENCE));
      assertEquals("401 token_claims_incomplete", job.exchange(byClient).verdict());
      String unnamed = path.gitHub().sign(good.without("repository_id"));
      assertEquals("401 token_claims_incomplete", job.exchange(unnamed).verdict());
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          POST, /v1/token,      200
          POST, /v1/mcp-config, 200
          POST, /v1/explain,    200 granted
          GET,  /v1/token,      405 method_not_allowed
          POST, /v1/nothing,    404 not_found
          GET,  /.well-known/oauth-authorization-server, 200
          POST, /.well-known/oauth-authorization-server, 405 method_not_allowed
          """)
  void everyPath_isAnsweredByTheFunction(String method, String route, String verdict)
      throws Exception {
    for (WholePath path : List.of(paths().open(), paths().guarded())) {
      int before = path.invocations().size();
      try (Caller job = Caller.of(path.uri())) {
        String bearer = "Bearer " + path.gitHub().sign(path.gitHub().good());
        assertEquals(verdict, job.send(method, route, "", "Authorization", bearer).verdict());
      }
      assertEquals(before + 1, path.invocations().size());
    }
  }

  @Test
  void smokeTest_passes() throws Exception {
    WholePath open = path("off");
    String keys = open.gitHub().here(GitHubTokens.ISSUER) + "/.well-known/jwks";

    SmokeRun run =
        SmokeRun.of(Map.of(), "--public-url", AUDIENCE, "--jwks", keys, open.uri().toString());

    assertEquals(0, run.exit(), run.output());
  }

  /** Data in the event other than the token proves nothing. */
  @Test
  void claims_fromTheGateway_areIgnored() throws Exception {
    WholePath open = path("off");
    GitHubToken good = open.gitHub().good();
    try (HttpFront front = open.lyingFront(good);
        Caller job = Caller.of(front.uri())) {
      assertEquals("401 token_missing", job.send("POST", "/v1/token", "").verdict());
      assertEquals(
          "401 token_signature_invalid",
          job.exchange(BadToken.FORGED.in(open.gitHub().tokens())).verdict());
      Caller.Answer denied = job.exchange(open.gitHub().sign(open.gitHub().denied()));
      assertEquals("403 access_denied", denied.verdict());
      assertEquals("refs/heads/other", open.audit(denied.requestId()).path("ref").asText());
    }
    try (HttpFront front = open.lyingFront(open.gitHub().denied());
        Caller job = Caller.of(front.uri())) {
      assertEquals("200", job.exchange(open.gitHub().sign(good)).verdict());
    }
  }
}
