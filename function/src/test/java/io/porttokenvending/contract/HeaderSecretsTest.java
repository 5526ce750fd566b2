package io.porttokenvending.contract;

import static io.porttokenvending.contract.BehindPortkey.KEY;
import static io.porttokenvending.contract.BehindPortkey.SECRET;
import static io.porttokenvending.contract.BehindPortkey.SERVERS;
import static io.porttokenvending.testing.Answer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.mcp.AgentClient;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.FakeSecretsManager;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.Reply;
import io.porttokenvending.testing.WithWorld;
import io.porttokenvending.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Secrets of additional servers' headers: when they are read, and when they are invalid. */
class HeaderSecretsTest extends WithWorld {
  private static final String NEW_KEY = "pk-Lk2jH5gF8dS1aQ4wE7rT0yU3iO6pZ9xC";

  @BeforeEach
  void twoServersBehindPortkey() {
    BehindPortkey.reset(world);
  }

  @Test
  void secretOfSeveralHeaders_isReadOnce_andCached() {
    world.setting("CREDENTIALS_TTL", "0s");
    world.send(world.request());
    assertEquals(List.of(World.CREDENTIALS, SECRET), asked());

    world.setting("CREDENTIALS_TTL", "5m");
    world.secrets().forgetCalls();
    world.send(world.request());
    world.send(world.request());
    assertEquals(List.of(World.CREDENTIALS, SECRET), asked());
  }

  @Test
  void changedSecret_isServed_onceTheOldOneIsAsOldAsItMayBe() {
    world.send(world.request());
    world.storeHeader(SECRET, "apiKey", NEW_KEY);
    world.pass(Duration.ofMinutes(5).minusSeconds(1));
    assertEquals(KEY, key(world.send(world.request())));
    world.pass(Duration.ofSeconds(1));
    assertEquals(NEW_KEY, key(world.send(world.request())));
  }

  @Test
  void cachedSecret_whileSecretsManagerFails_isUsed() {
    world.send(world.request());
    world.pass(Duration.ofMinutes(30));
    failingSecretsManager();
    assertEquals(KEY, key(world.send(world.request())));
    world.pass(Duration.ofMinutes(31));
    assertEquals("secrets_unavailable", world.send(world.request()).code());
  }

  @Test
  void deniedJob_causesNoRead() {
    Answer answer = world.send(world.request(world.job().with("ref", "refs/heads/feature")));

    assertEquals("access_denied", answer.code());
    assertEquals(List.of(), asked());
  }

  @Test
  void explain_readsNoSecret() {
    Answer answer =
        world.send(
            GatewayEvent.of("POST", "/v1/explain")
                .header("Authorization", "Bearer " + world.sign(world.job())));

    assertEquals("granted", answer.body().path("verdict").asText(), answer.text());
    assertEquals(List.of(), asked());
  }

  @Test
  void secret_missing_causesNoRequestToPort() {
    world.secrets().delete(SECRET);
    assertRefused("secret_missing", 502);
    world.secrets().deny(SECRET);
    assertRefused("secret_missing", 502);
  }

  @Test
  void secret_malformed_causesNoRequestToPort() {
    for (String text :
        List.of(
            "",
            KEY,
            "\"" + KEY + "\"",
            "[\"" + KEY + "\"]",
            "{}",
            "{\"apikey\":\"" + KEY + "\"}",
            "{\"apiKey\":null}",
            "{\"apiKey\":1234567890123456}",
            "{\"apiKey\":[\"" + KEY + "\"]}",
            "{\"apiKey\":\"\"}",
            "{\"apiKey\":\"" + KEY + "\\n\"}",
            "{\"apiKey\":\" " + KEY + "\"}",
            "{\"apiKey\":\"" + KEY + "\\u00e4\"}",
            "{\"apiKey\":\"" + KEY + "\",\"apiKey\":\"" + KEY + "\"}")) {
      world.secrets().put(SECRET, text);
      assertRefused("secret_malformed", 502);
    }
    world.secrets().putBinary(SECRET, new byte[] {1, 2, 3});
    assertRefused("secret_malformed", 502);
  }

  @Test
  void secret_unavailable_causesNoRequestToPort() {
    world.setting("CREDENTIALS_TTL", "24h");
    world.secrets().deny(SECRET);
    world.send(world.request());
    world.secrets().restore(SECRET);
    failingSecretsManager();

    assertRefused("secrets_unavailable", 503);
  }

  @Test
  void secondServersSecret_missing_failsTheRequestAndIsNamed() {
    world.profile(
        "catalog-reader",
        World.PORT
            + SERVERS
            + "        x-chat-key: {secret: port-token-vending/chat, field: key}\n"
            + World.TRUST);

    Answer answer = world.send(world.request());

    assertEquals("secret_missing", answer.code());
    assertTrue(
        answer.body().path("detail").asText().contains("header x-chat-key of the server chat"),
        answer.text());
    assertEquals(List.of(World.CREDENTIALS, "port-token-vending/chat", SECRET), asked());
  }

  @Test
  void secretThatAnAgentWouldExpand_isMalformed_andItsHeaderIsNamed() {
    world.storeHeader(SECRET, "apiKey", KEY + "${HOME}");

    Answer answer = world.send(world.request());

    assertEquals("secret_malformed", answer.code());
    assertTrue(answer.detail().contains("x-portkey-api-key of the server linear"), answer.detail());
  }

  /** A workflow passes the response to a shell in single quotes. */
  @ParameterizedTest
  @EnumSource
  void apostrophe_ofAnySource_isEscapedInTheResponse(AgentClient client) {
    String secret = "o'brien's-key'0123456789";
    world.profile(
        "catalog-reader",
        World.PORT
            + SERVERS
                .replace("/acme/chat/mcp", "/acme/o'chat/mcp")
                .replace("x-team: platform", "x-team: \"the 'platform' team\"")
            + World.TRUST);
    world.storeHeader(SECRET, "apiKey", secret);

    Answer answer = world.send(world.request("{\"client\":\"" + client.id() + "\"}"));

    assertEquals(secret, key(answer));
    assertFalse(answer.text().contains("'"), answer.text());
    assertFalse(answer.body().at("/client_config/content").asText().contains("'"));
    JsonNode servers = answer.body().at("/mcp_config/mcpServers");
    assertTrue(servers.at("/chat/url").asText().endsWith("/o'chat/mcp"), answer.text());
    assertEquals("the 'platform' team", servers.at("/linear/headers/x-team").asText());
  }

  @Test
  void failure_usesNoTokenUp() {
    world.usedTokens();
    world.secrets().delete(SECRET);
    GitHubToken job = world.job();
    String token = world.sign(job);
    world.send(world.bearing(token));
    world.storeHeader(SECRET, "apiKey", KEY);

    assertEquals(200, world.send(world.bearing(token)).status());
  }

  private void assertRefused(String code, int status) {
    world.port().forgetCalls();
    Answer answer = world.send(world.request());
    assertEquals(code, answer.code(), answer.text());
    assertEquals(status, answer.status());
    String detail = answer.body().path("detail").asText();
    assertTrue(detail.contains("x-portkey-api-key of the server linear"), detail);
    assertEquals(0, world.port().calls().size());
  }

  private void failingSecretsManager() {
    Optional<Reply> failure = Optional.of(FakeSecretsManager.refusal("InternalServiceError"));
    world.secrets().answerWith(call -> failure);
  }

  /** The secrets that were read, in alphabetical order, because reads run concurrently. */
  private List<String> asked() {
    return world.secrets().calls().stream()
        .map(call -> json(call.text()).path("SecretId").asText())
        .sorted()
        .toList();
  }

  private static String key(Answer answer) {
    assertEquals(200, answer.status(), answer.text());
    return answer.body().at("/mcp_config/mcpServers/chat/headers/x-portkey-api-key").asText();
  }
}
