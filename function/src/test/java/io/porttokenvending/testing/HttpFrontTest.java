package io.porttokenvending.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpFrontTest {
  private final Client client = new Client();

  @Test
  void request_reachesTheHandlerAsAnEvent() throws Exception {
    AtomicReference<String> seen = new AtomicReference<>("");
    RequestStreamHandler handler =
        (input, output, context) -> {
          seen.set(new String(input.readAllBytes(), UTF_8));
          assertTrue(context.getRemainingTimeInMillis() > 0);
          write(output, "{\"statusCode\":204}");
        };
    try (HttpFront front = HttpFront.start(handler, 0)) {
      var answer =
          client.send(
              "POST",
              front.uri() + "/v1/a%2Bb+c%20d?p=%2F&p=2",
              "x=%20",
              "Content-Type",
              "application/x-www-form-urlencoded",
              "Cookie",
              "a=1");
      assertEquals(204, answer.statusCode());
    }
    JsonNode event = Client.json(seen.get());
    assertEquals("POST", event.path("requestContext").path("http").path("method").asText());
    assertEquals("/v1/a+b+c d", event.path("rawPath").asText());
    assertEquals("p=%2F&p=2", event.path("rawQueryString").asText());
    assertEquals("/,2", event.path("queryStringParameters").path("p").asText());
    assertEquals("eD0lMjA=", event.path("body").asText());
    assertEquals("a=1", event.path("cookies").path(0).asText());
    assertTrue(event.path("headers").has("host"));
  }

  @Test
  void answer_isWrittenWithStatusHeadersAndBody() throws Exception {
    String body =
        "{\"statusCode\":401,\"headers\":{\"WWW-Authenticate\":\"Bearer\"},\"body\":\"é\"}";
    try (HttpFront front = HttpFront.start(answering(body), 0)) {
      var answer = client.get(front.uri() + "/");
      assertEquals(401, answer.statusCode());
      assertEquals("Bearer", answer.headers().firstValue("www-authenticate").orElseThrow());
      assertEquals("é", answer.body());
    }
  }

  @Test
  void base64Answer_isDecoded() throws Exception {
    String body = "{\"statusCode\":200,\"body\":\"YT1i\",\"isBase64Encoded\":true}";
    try (HttpFront front = HttpFront.start(answering(body), 0)) {
      assertEquals("a=b", client.get(front.uri() + "/").body());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"statusCode\":\"200\"}",
        "{\"statusCode\":200,\"multiValueHeaders\":{}}",
        "{\"statusCode\":200,\"headers\":{\"a\":1}}",
        "{\"statusCode\":200,\"body\":{}}",
        "{\"statusCode\":200,\"body\":\"?\",\"isBase64Encoded\":true}"
      })
  void malformedAnswer_returns500(String body) throws Exception {
    try (HttpFront front = HttpFront.start(answering(body), 0)) {
      var answer = client.get(front.uri() + "/");
      assertEquals(500, answer.statusCode());
      assertEquals("{\"message\":\"Internal Server Error\"}", answer.body());
      assertEquals(1, front.failures().size());
    }
  }

  @Test
  void throwingHandler_returns500() throws Exception {
    RequestStreamHandler handler =
        (input, output, context) -> {
          throw new IllegalStateException("bug");
        };
    try (HttpFront front = HttpFront.start(handler, 0)) {
      assertEquals(500, client.get(front.uri() + "/").statusCode());
      assertEquals("bug", front.failures().getFirst().getMessage());
    }
  }

  @Test
  void start_onATakenPort_throwsBindException() throws Exception {
    try (HttpFront front = HttpFront.start(answering("{}"), 0)) {
      int taken = front.uri().getPort();
      assertThrows(BindException.class, () -> HttpFront.start(answering("{}"), taken));
    }
  }

  private static RequestStreamHandler answering(String answer) {
    return (input, output, context) -> write(output, answer);
  }

  private static void write(OutputStream output, String text) throws IOException {
    output.write(text.getBytes(UTF_8));
  }
}
