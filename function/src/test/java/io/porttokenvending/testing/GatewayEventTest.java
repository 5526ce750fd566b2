package io.porttokenvending.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayEventTest {
  @Test
  void event_isOfPayloadFormat2() {
    JsonNode event =
        GatewayEvent.of("GET", "/v1/token")
            .header("User-Agent", "curl/8")
            .sourceIp("198.51.100.4")
            .requestId("r=")
            .time(Instant.parse("2026-11-20T09:08:07.654Z"))
            .toTree();
    assertEquals("2.0", event.path("version").asText());
    assertEquals("$default", event.path("routeKey").asText());
    assertEquals("/v1/token", event.path("rawPath").asText());
    assertEquals("", event.path("rawQueryString").asText());
    assertFalse(event.has("queryStringParameters"));
    assertFalse(event.has("cookies"));
    assertFalse(event.has("body"));
    assertFalse(event.path("isBase64Encoded").booleanValue());
    JsonNode context = event.path("requestContext");
    assertEquals("$default", context.path("stage").asText());
    assertEquals("r=", context.path("requestId").asText());
    assertEquals("20/Nov/2026:09:08:07 +0000", context.path("time").asText());
    assertEquals(1_795_165_687_654L, context.path("timeEpoch").asLong());
    assertEquals("198.51.100.4", context.path("http").path("sourceIp").asText());
    assertEquals("curl/8", context.path("http").path("userAgent").asText());
    assertEquals(context.path("domainName"), event.path("headers").path("host"), "host of the API");
  }

  @Test
  void doubledHeadersAndParameters_areJoined_andCookiesSplitOff() {
    JsonNode event =
        GatewayEvent.of("GET", "/")
            .header("X-A", "1")
            .header("x-a", "2")
            .header("Cookie", "a=1; b=2")
            .query("p=1&q=%20&p=2")
            .toTree();
    assertEquals("1,2", event.path("headers").path("x-a").asText());
    assertFalse(event.path("headers").has("cookie"));
    assertEquals("b=2", event.path("cookies").path(1).asText());
    assertEquals("p=1&q=%20&p=2", event.path("rawQueryString").asText());
    assertEquals("1,2", event.path("queryStringParameters").path("p").asText());
    assertEquals(" ", event.path("queryStringParameters").path("q").asText());
  }

  @Test
  void forwardedHeaders_areTheGateways() {
    JsonNode headers =
        GatewayEvent.of("GET", "/")
            .header("X-Forwarded-For", "10.0.0.1")
            .header("X-Forwarded-Proto", "http")
            .sourceIp("198.51.100.4")
            .toTree()
            .path("headers");
    assertEquals("10.0.0.1, 198.51.100.4", headers.path("x-forwarded-for").asText());
    assertEquals("https", headers.path("x-forwarded-proto").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json; charset=utf-8", "text/plain", "Application/XML"})
  void textualBody_staysText(String contentType) {
    JsonNode event = body(contentType);
    assertEquals("a=b", event.path("body").asText());
    assertFalse(event.path("isBase64Encoded").booleanValue());
    assertEquals("3", event.path("headers").path("content-length").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-www-form-urlencoded", "application/problem+json", ""})
  void anyOtherBody_isBase64(String contentType) {
    JsonNode event = body(contentType);
    assertEquals("YT1i", event.path("body").asText());
    assertTrue(event.path("isBase64Encoded").booleanValue());
  }

  private static JsonNode body(String contentType) {
    Map<String, String> headers =
        contentType.isEmpty() ? Map.of() : Map.of("Content-Type", contentType);
    return Client.json(GatewayEvent.event("POST", "/v1/token", headers, "a=b"));
  }
}
