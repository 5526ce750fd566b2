package io.porttokenvending.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PortMcpServerTest {
  private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}";

  private final Client client = new Client();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private FakePort port;
  private String token;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    port = FakePort.start();
    port.clock(now::get);
    port.register("id", "s");
    var answer =
        client.send(
            "POST",
            port.mcpUri() + "/token",
            "grant_type=client_credentials&client_id=id&client_secret=s",
            "Content-Type",
            "application/x-www-form-urlencoded");
    token = Client.json(answer).path("access_token").asText();
  }

  @AfterEach
  void stop() {
    port.close();
  }

  @Test
  void caller_withoutAWorkingToken_getsABearerChallenge() throws Exception {
    assertChallenged(client.send("POST", port.mcpUri().toString(), LIST));
    assertChallenged(send(LIST, "Authorization", "Bearer other"));
    now.set(now.get().plus(Duration.ofHours(3)));
    assertChallenged(send(LIST, "Authorization", "Bearer " + token));
  }

  @Test
  void removedCredentials_endTheirToken() throws Exception {
    port.remove("id");
    assertChallenged(send(LIST, "Authorization", "Bearer " + token));
  }

  @Test
  void session_initializes_andPings() throws Exception {
    JsonNode result =
        result("initialize", "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{}}");
    assertEquals("2025-06-18", result.path("protocolVersion").asText());
    assertTrue(result.path("capabilities").has("tools"));
    assertTrue(result.path("serverInfo").path("name").isTextual());
    var notified = send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    assertEquals(202, notified.statusCode());
    assertEquals("", notified.body());
    assertEquals(0, result("ping", "{}").size());
  }

  @Test
  void unknownProtocolVersion_isAnsweredWithTheNewestKnown() throws Exception {
    JsonNode result = result("initialize", "{\"protocolVersion\":\"2026-07-28\"}");
    assertEquals("2025-11-25", result.path("protocolVersion").asText());
  }

  @Test
  void readOnlyMode_hidesTheWritingTool() throws Exception {
    assertEquals(
        List.of("list_blueprints", "list_entities", "describe_user_details", "upsert_entity"),
        names(send(LIST)));
    assertEquals(
        List.of("list_blueprints", "list_entities", "describe_user_details"),
        names(send(LIST, "Authorization", "Bearer " + token, "x-read-only-mode", "1")));
    String write = message("tools/call", "{\"name\":\"upsert_entity\",\"arguments\":{}}");
    var refused = send(write, "Authorization", "Bearer " + token, "x-read-only-mode", "1");
    assertEquals(-32602, Client.json(refused).path("error").path("code").asInt());
  }

  @Test
  void tools_readWhatTheyWrote() throws Exception {
    String arguments = "{\"identifier\":\"new\",\"title\":\"New one\"}";
    JsonNode written =
        result("tools/call", "{\"name\":\"upsert_entity\",\"arguments\":" + arguments + "}");
    assertFalse(written.path("isError").booleanValue());
    JsonNode read =
        result(
            "tools/call", "{\"name\":\"list_entities\",\"arguments\":{\"blueprint\":\"service\"}}");
    assertTrue(read.path("content").path(0).path("text").asText().contains("New one"));
  }

  @Test
  void tool_withoutItsArgument_hasAnErrorAsItsResult() throws Exception {
    JsonNode result = result("tools/call", "{\"name\":\"list_entities\",\"arguments\":{}}");
    assertTrue(result.path("isError").booleanValue());
  }

  @Test
  void unknownMethod_isAnErrorOverHttp200() throws Exception {
    var answer = send(message("server/discover", "{}"));
    assertEquals(200, answer.statusCode());
    assertEquals(-32601, Client.json(answer).path("error").path("code").asInt());
    assertEquals("7", Client.json(answer).path("id").asText());
  }

  @Test
  void badMessages_andOtherMethods_areRefused() throws Exception {
    assertEquals(400, send("{").statusCode());
    assertEquals(400, send("[" + LIST + "]").statusCode());
    var get = client.get(port.mcpUri().toString(), "Authorization", "Bearer " + token);
    assertEquals(405, get.statusCode());
  }

  private static void assertChallenged(HttpResponse<String> answer) {
    assertEquals(401, answer.statusCode());
    assertEquals("Bearer", answer.headers().firstValue("www-authenticate").orElseThrow());
  }

  private static List<String> names(HttpResponse<String> answer) {
    return Client.json(answer).path("result").path("tools").findValuesAsText("name");
  }

  private JsonNode result(String method, String params) throws IOException, InterruptedException {
    JsonNode answer = Client.json(send(message(method, params)));
    assertEquals("7", answer.path("id").asText());
    return answer.path("result");
  }

  private static String message(String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":\"7\",\"method\":\"%s\",\"params\":%s}"
        .formatted(method, params);
  }

  private HttpResponse<String> send(String message) throws IOException, InterruptedException {
    return send(message, "Authorization", "bearer " + token);
  }

  private HttpResponse<String> send(String message, String... headers)
      throws IOException, InterruptedException {
    return client.send("POST", port.mcpUri().toString(), message, headers);
  }
}
