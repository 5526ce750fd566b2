package io.porttokenvending.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends the requests of the printed commands. */
final class LocalClient implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Commands commands;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();

  LocalClient(Commands commands) {
    this.commands = commands;
  }

  /** The response of the function. */
  record Response(int status, JsonNode body) {}

  /** Requests the runner's OIDC token. */
  String idToken() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(commands.idTokenUrl())
            .header("Authorization", "bearer " + commands.gitHub().requestToken())
            .timeout(LIMIT)
            .build();
    return json(http.send(request, BodyHandlers.ofString(UTF_8))).path("value").asText();
  }

  /** Exchanges an OIDC token for a Port token. */
  Response exchange(String idToken) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(commands.tokenUrl())
            .header("Authorization", "Bearer " + idToken)
            .timeout(LIMIT)
            .POST(BodyPublishers.ofString(commands.body(), UTF_8));
    if (!commands.body().isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString(UTF_8));
    return new Response(response.statusCode(), json(response));
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return switch (StrictJson.read(response.body())) {
      case JsonReading.Value(JsonNode node) -> node;
      case JsonReading.Malformed(String reason) ->
          throw new IOException(response.uri() + " returned invalid JSON: " + reason);
    };
  }

  @Override
  public void close() {
    http.close();
  }
}
