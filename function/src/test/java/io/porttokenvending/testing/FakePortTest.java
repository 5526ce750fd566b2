package io.porttokenvending.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakePortTest {
  private static final Instant START = Instant.ofEpochSecond(1_795_000_000L);
  private static final String GOOD = "{\"clientId\":\"id\",\"clientSecret\":\"s\"}";
  private static final String FORM = "grant_type=client_credentials&client_id=id&client_secret=";

  private final Client client = new Client();
  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private FakePort port;

  @BeforeEach
  void start() throws IOException {
    port = FakePort.start();
    port.clock(now::get);
    port.register("id", "s");
  }

  @AfterEach
  void stop() {
    port.close();
  }

  @Test
  void rest_withGoodCredentials_issuesAMachineToken() throws Exception {
    JsonNode answer = Client.json(rest(GOOD));
    assertTrue(answer.path("ok").booleanValue());
    assertEquals("Bearer", answer.path("tokenType").asText());
    assertEquals(10_800, answer.path("expiresIn").asInt());
    String[] parts = answer.path("accessToken").asText().split("\\.", -1);
    assertEquals(3, parts.length);
    JsonNode claims = Client.json(new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8));
    assertEquals(START.getEpochSecond(), claims.path("iat").asLong());
    assertEquals(START.getEpochSecond() + 10_800, claims.path("exp").asLong());
    assertTrue(claims.path("isMachine").booleanValue());
    assertTrue(claims.path("orgId").isTextual());
  }

  @Test
  void rest_withWrongCredentials_is401() throws Exception {
    var answer = rest("{\"clientId\":\"id\",\"clientSecret\":\"other\"}");
    assertEquals(401, answer.statusCode());
    assertFalse(Client.json(answer).path("ok").booleanValue());
    assertEquals("invalid_credentials", Client.json(answer).path("error").asText());
    assertTrue(Client.json(answer).path("message").isTextual());
  }

  @Test
  void rest_withAnyOtherForm_isRefused() throws Exception {
    assertEquals(422, rest("{\"clientId\":\"id\"}").statusCode());
    assertEquals(422, rest("{\"clientId\":\"id\",\"clientSecret\":1}").statusCode());
    assertEquals(422, rest(GOOD.replace("}", ",\"more\":1}")).statusCode());
    assertEquals(400, rest("{").statusCode());
    assertEquals(415, rest(GOOD, "Content-Type", "text/plain").statusCode());
    assertEquals(
        400,
        rest(GOOD, "Content-Type", "application/json", "Authorization", "Bearer x").statusCode());
    assertEquals(404, client.get(port.uri() + "/v1/auth/access_token").statusCode());
  }

  @Test
  void token_isTheSame_untilItExpires() throws Exception {
    port.tokenLifetime(Duration.ofSeconds(60));
    String first = Client.json(rest(GOOD)).path("accessToken").asText();
    now.set(START.plusSeconds(59));
    JsonNode again = Client.json(rest(GOOD));
    assertEquals(first, again.path("accessToken").asText());
    assertEquals(1, again.path("expiresIn").asInt());
    now.set(START.plusSeconds(60));
    assertNotEquals(first, Client.json(rest(GOOD)).path("accessToken").asText());
  }

  @Test
  void expiresIn_canSayOtherThanTheTokenDoes() throws Exception {
    port.statedExpiresIn(Duration.ofDays(1));
    assertEquals(86_400, Client.json(rest(GOOD)).path("expiresIn").asInt());
    port.statedExpiresIn(null);
    assertEquals(10_800, Client.json(rest(GOOD)).path("expiresIn").asInt());
  }

  @Test
  void credentialSets_haveTokensOfTheirOwn() throws Exception {
    port.register("other", "s");
    assertNotEquals(
        Client.json(rest(GOOD)).path("accessToken"),
        Client.json(rest(GOOD.replace("\"id\"", "\"other\""))).path("accessToken"));
    port.remove("other");
    assertEquals(401, rest(GOOD.replace("\"id\"", "\"other\"")).statusCode());
  }

  @Test
  void oauth_withGoodCredentials_issuesTheSameActiveToken() throws Exception {
    JsonNode answer = Client.json(oauth(FORM + "s"));
    assertEquals(
        Client.json(rest(GOOD)).path("accessToken").asText(), answer.path("access_token").asText());
    assertEquals(10_800, answer.path("expires_in").asInt());
    assertEquals("Bearer", answer.path("token_type").asText());
  }

  @Test
  void oauth_withAnyFault_isRefusedByItsName() throws Exception {
    assertError(401, "invalid_client", oauth(FORM + "other"));
    assertError(400, "unsupported_grant_type", oauth("grant_type=password"));
    assertError(400, "invalid_request", oauth("client_id=id&client_secret=s"));
    assertError(400, "invalid_request", oauth(FORM + "s&client_secret=s"));
    var json =
        client.send("POST", port.mcpUri() + "/token", GOOD, "Content-Type", "application/json");
    assertError(400, "invalid_request", json);
  }

  private static void assertError(int status, String error, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode());
    assertEquals(error, Client.json(answer).path("error").asText());
  }

  private HttpResponse<String> rest(String body) throws IOException, InterruptedException {
    return rest(body, "Content-Type", "application/json; charset=utf-8");
  }

  private HttpResponse<String> rest(String body, String... headers)
      throws IOException, InterruptedException {
    return client.send("POST", port.uri() + "/v1/auth/access_token", body, headers);
  }

  private HttpResponse<String> oauth(String form) throws IOException, InterruptedException {
    return client.send(
        "POST",
        port.mcpUri() + "/token",
        form,
        "Content-Type",
        "application/x-www-form-urlencoded");
  }
}
