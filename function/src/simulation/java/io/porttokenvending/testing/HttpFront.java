package io.porttokenvending.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Predicate;

/** API Gateway's HTTP API in front of a handler that runs in this JVM. */
public final class HttpFront implements AutoCloseable {
  private static final Set<String> HOP_BY_HOP =
      Set.of("connection", "expect", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade");
  private static final Set<String> MEMBERS =
      Set.of("statusCode", "headers", "body", "isBase64Encoded");

  private final LoopbackServer server;
  private final RequestStreamHandler handler;
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

  private HttpFront(LoopbackServer server, RequestStreamHandler handler) {
    this.server = server;
    this.handler = handler;
  }

  /**
   * Listens on 127.0.0.1.
   *
   * @param port 0 for one that is free
   * @throws java.net.BindException when the port is taken
   */
  public static HttpFront start(RequestStreamHandler handler, int port) throws IOException {
    return start(handler, port, call -> Optional.empty());
  }

  /**
   * Listens on 127.0.0.1.
   *
   * @param pages responds to requests that are not for the handler
   */
  public static HttpFront start(
      RequestStreamHandler handler, int port, Function<Call, Optional<Reply>> pages)
      throws IOException {
    HttpFront front = new HttpFront(LoopbackServer.bind(port), handler);
    front.server.serve(call -> pages.apply(call).orElseGet(() -> front.answer(call)));
    return front;
  }

  public URI uri() {
    return server.uri();
  }

  /** Returns the handler's exceptions, and the faults in its responses. */
  public List<Throwable> failures() {
    return List.copyOf(failures);
  }

  @Override
  public void close() {
    server.close();
  }

  private Reply answer(Call call) {
    GatewayEvent event = event(call);
    try {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      byte[] input = event.toJson().getBytes(UTF_8);
      handler.handleRequest(new ByteArrayInputStream(input), answer, new LambdaContext());
      return reply(answer.toByteArray());
    } catch (Exception | Error e) {
      failures.add(e);
      return Reply.json(500, "{\"message\":\"Internal Server Error\"}");
    }
  }

  private static GatewayEvent event(Call call) {
    // URLDecoder decodes a plus as a space, which is correct only in a query.
    String path = URLDecoder.decode(call.path().replace("+", "%2B"), UTF_8);
    GatewayEvent event =
        GatewayEvent.of(call.method(), path)
            .query(call.query())
            .body(call.body())
            .sourceIp("127.0.0.1");
    call.headers()
        .forEach((name, values) -> {
          if (!HOP_BY_HOP.contains(name)) {
            values.forEach(value -> event.header(name, value));
          }
        });
    return event;
  }

  /** Stricter than the gateway, which also accepts a response of another form. */
  private static Reply reply(byte[] answer) {
    JsonNode node =
        switch (StrictJson.read(answer)) {
          case JsonReading.Value value -> value.node();
          case JsonReading.Malformed malformed -> throw refused(malformed.reason());
        };
    boolean wellFormed =
        node.isObject()
            && node.path("statusCode").isInt()
            && isAbsentOr(JsonNode::isObject, node.path("headers"))
            && isAbsentOr(JsonNode::isTextual, node.path("body"))
            && isAbsentOr(JsonNode::isBoolean, node.path("isBase64Encoded"))
            && node.properties().stream().map(Map.Entry::getKey).allMatch(MEMBERS::contains);
    if (!wellFormed) {
      throw refused("not payload format 2.0");
    }
    Reply reply = Reply.of(node.path("statusCode").intValue()).body(body(node));
    for (var header : node.path("headers").properties()) {
      if (!header.getValue().isTextual()) {
        throw refused("header " + header.getKey() + " is not a string");
      }
      reply = reply.header(header.getKey(), header.getValue().textValue());
    }
    return reply;
  }

  private static boolean isAbsentOr(Predicate<JsonNode> form, JsonNode member) {
    return member.isMissingNode() || form.test(member);
  }

  private static byte[] body(JsonNode answer) {
    String body = answer.path("body").asText("");
    return answer.path("isBase64Encoded").asBoolean()
        ? Base64.getDecoder().decode(body)
        : body.getBytes(UTF_8);
  }

  private static IllegalStateException refused(String what) {
    return new IllegalStateException("the handler's response: " + what);
  }
}
