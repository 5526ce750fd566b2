package io.porttokenvending.actions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.HttpFront;
import io.porttokenvending.testing.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;

/** The function behind an address, with replaceable responses to token requests. */
final class Service implements AutoCloseable {
  private final World world = World.start();
  private final HttpFront front;
  private final List<String> presented = new ArrayList<>();
  private final List<String> paths = new ArrayList<>();
  private final Queue<String> next = new ArrayDeque<>();
  private String always = "";
  private String announced = "";

  Service() throws IOException {
    front = HttpFront.start((event, answer, context) -> serve(event, answer), 0);
    reset();
  }

  /** Restores the initial state, with the service's address as the audience. */
  void reset() {
    world.reset();
    world.gitHub().clock(world::now);
    world.setting("TOKEN_AUDIENCE", url());
  }

  World world() {
    return world;
  }

  String url() {
    return front.uri().toString();
  }

  /** Returns the response to the default job. */
  Answer grant() {
    return world.send(world.bearing(world.job().sign(world.now(), url())));
  }

  /** Every path that was requested, in order. */
  synchronized List<String> paths() {
    return List.copyOf(paths);
  }

  /** The metadata names this audience from now on. */
  synchronized void announce(String audience) {
    announced = audience;
  }

  /** From now on the profile has a server whose header secret has apostrophes; returns that. */
  String apostrophe() {
    String secret = "o'brien's-$(id)'0123456789";
    world.setting("ALLOWED_MCP_HOSTS", "mcp.example");
    world.profile(
        "catalog-reader",
        World.PORT
            + """
            mcp:
              tools: [list_entities]
              servers:
                linear:
                  url: https://mcp.example/linear
                  tools: [search_issues]
                  headers:
                    x-api-key: {secret: port-token-vending/linear, field: apiKey}
            """
            + World.TRUST);
    world.storeHeader("port-token-vending/linear", "apiKey", secret);
    return secret;
  }

  /** That secret in an {@code mcp_config}. */
  static String apostropheOf(String mcpConfig) {
    return Answer.json(mcpConfig).at("/mcpServers/linear/headers/x-api-key").asText();
  }

  /** The tokens that came with requests for a Port token, in their order. */
  synchronized List<String> presented() {
    return List.copyOf(presented);
  }

  synchronized void answerNext(String answer) {
    next.add(answer);
  }

  synchronized void answerAlways(String answer) {
    always = answer;
  }

  /** The id of a token. */
  static String jti(String token) {
    byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    return Answer.json(new String(claims, UTF_8)).path("jti").asText();
  }

  /** Response of the function that a test can return again. */
  static String written(Answer answer) {
    return JsonText.write(answer.toTree());
  }

  /** A refusal that quotes the token. */
  static String echo() {
    return written(
        403,
        "application/problem+json",
        "{\"code\":\"access_denied\",\"retryable\":false,\"detail\":\"You sent {token}\"}");
  }

  /** A response of the gateway itself. */
  static String written(int status, String type, String body) {
    ObjectNode written = JsonNodeFactory.instance.objectNode().put("statusCode", status);
    written.putObject("headers").put("Content-Type", type).put("Location", "http://127.0.0.1:9/");
    return JsonText.write(written.put("body", body));
  }

  private synchronized void serve(InputStream event, OutputStream out) throws IOException {
    String text = new String(event.readAllBytes(), UTF_8);
    JsonNode request = Answer.json(text);
    String answer = "";
    String path = request.path("rawPath").asText();
    paths.add(path);
    if (path.startsWith("/.well-known/") && !announced.isEmpty()) {
      answer = written(200, "application/json", "{\"audience\":\"" + announced + "\"}");
    } else if (path.equals("/v1/token")) {
      presented.add(request.path("headers").path("authorization").asText().substring(7));
      answer = next.isEmpty() ? always : next.remove();
    }
    String said = answer.isEmpty() ? written(world.send(text)) : answer;
    String token = presented.isEmpty() ? "" : presented.getLast();
    out.write(said.replace("{token}", token).getBytes(UTF_8));
  }

  @Override
  public void close() {
    front.close();
    world.close();
    for (Throwable failure : front.failures()) {
      throw new AssertionError(failure);
    }
  }
}
