package io.porttokenvending.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeGitHubTest {
  private final Client client = new Client();
  private FakeGitHub gitHub;

  @BeforeEach
  void start() throws IOException {
    gitHub = FakeGitHub.start();
  }

  @AfterEach
  void stop() {
    gitHub.close();
  }

  @Test
  void discovery_namesItselfAndItsKeys() throws Exception {
    JsonNode document = Client.json(client.get(gitHub.uri() + "/.well-known/openid-configuration"));
    assertEquals(gitHub.uri().toString(), document.path("issuer").asText());
    var keys = client.get(document.path("jwks_uri").asText());
    assertEquals(gitHub.tokens().jwks(), keys.body());
    assertEquals("application/json", keys.headers().firstValue("content-type").orElseThrow());
  }

  @Test
  void keySet_canRotate() throws Exception {
    GitHubTokens next = new GitHubTokens(gitHub.uri().toString());
    gitHub.publish(gitHub.tokens(), next);
    JsonNode keys = Client.json(client.get(gitHub.uri() + "/.well-known/jwks")).path("keys");
    assertEquals(2, keys.size());
    assertEquals(next.kid(), keys.path(1).path("kid").asText());
  }

  @Test
  void runner_withItsRequestToken_getsATokenForTheAudience() throws Exception {
    gitHub.run(gitHub.tokens().pushToMain().with("ref", "refs/heads/other"));
    var answer = ask("&audience=https%3A%2F%2Fours", "bearer " + gitHub.requestToken());
    assertEquals(200, answer.statusCode());
    JsonNode claims = claims(answer);
    assertEquals("https://ours", claims.path("aud").asText());
    assertEquals("refs/heads/other", claims.path("ref").asText());
    assertEquals(gitHub.uri().toString(), claims.path("iss").asText());
  }

  @Test
  void runner_namingNoAudience_getsTheOwnersDefault() throws Exception {
    var answer = ask("", "Bearer " + gitHub.requestToken());
    assertEquals("https://github.com/acme", claims(answer).path("aud").asText());
  }

  @Test
  void runner_withoutItsRequestToken_gets401() throws Exception {
    assertEquals(401, client.get(gitHub.requestUrl()).statusCode());
    assertEquals(401, ask("&audience=ours", "bearer other").statusCode());
    assertEquals(401, ask("&audience=ours", gitHub.requestToken()).statusCode());
  }

  @Test
  void runner_whoseUrlIsExtendedWrongly_gets400() throws Exception {
    String token = "bearer " + gitHub.requestToken();
    assertEquals(400, ask("?audience=ours", token).statusCode());
    assertEquals(400, ask("&audience=one&audience=two", token).statusCode());
  }

  @Test
  void runner_withAPresetAndClaims_getsTheirTokenOnce() throws Exception {
    String token = "bearer " + gitHub.requestToken();
    JsonNode claims = claims(ask("&preset=pull-request&ref=refs/pull/12/merge", token));
    assertEquals("pull_request", claims.path("event_name").asText());
    assertEquals("refs/pull/12/merge", claims.path("ref").asText());
    assertEquals("repo:acme/api:pull_request", claims.path("sub").asText());
    assertEquals("push", claims(ask("", token)).path("event_name").asText());
  }

  @Test
  void runner_withOnlyClaims_changesItsJob() throws Exception {
    gitHub.run(RunnerJob.of(JobPreset.TAG).with("repository", "octo/app"));
    String token = "bearer " + gitHub.requestToken();
    JsonNode claims = claims(ask("&environment=production", token));
    assertEquals("refs/tags/v1.2.3", claims.path("ref").asText());
    assertEquals("repo:octo/app:environment:production", claims.path("sub").asText());
    assertEquals("octo", claims(ask("&preset=branch", token)).path("repository_owner").asText());
  }

  @Test
  void runner_withAnUnknownPresetOrClaim_gets400() throws Exception {
    String token = "bearer " + gitHub.requestToken();
    var preset = ask("&preset=pull_request", token);
    assertEquals(400, preset.statusCode());
    assertEquals(
        "There is no preset pull_request; did you mean pull-request?",
        Client.json(preset).path("message").asText());
    assertEquals(400, ask("&evnt_name=push", token).statusCode());
  }

  @Test
  void anyOtherMethodOrPath_isRefused() throws Exception {
    assertEquals(405, client.send("POST", gitHub.requestUrl(), "").statusCode());
    assertEquals(404, client.get(gitHub.uri() + "/").statusCode());
  }

  private HttpResponse<String> ask(String appended, String authorization)
      throws IOException, InterruptedException {
    return client.get(gitHub.requestUrl() + appended, "Authorization", authorization);
  }

  private static JsonNode claims(HttpResponse<String> answer) {
    String token = Client.json(answer).path("value").asText();
    String payload = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
    return Client.json(new String(Base64.getUrlDecoder().decode(payload), UTF_8));
  }
}
