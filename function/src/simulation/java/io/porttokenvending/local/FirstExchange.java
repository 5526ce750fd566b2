package io.porttokenvending.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.json.StrictJson;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** The exchange of the printed commands, done and printed, whatever comes of it. */
final class FirstExchange {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final List<String> WITH_TOKENS =
      List.of("access_token", "mcp_config", "client_config", "env");

  private FirstExchange() {}

  /**
   * Does it.
   *
   * @param simulated whether whatever is vended is good for nothing and can be printed
   */
  static void run(Commands commands, boolean simulated, PrintStream out)
      throws IOException, InterruptedException {
    try (HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build()) {
      HttpResponse<String> runner =
          http.send(
              HttpRequest.newBuilder(commands.idTokenUrl())
                  .header("Authorization", "bearer " + commands.gitHub().requestToken())
                  .timeout(LIMIT)
                  .build(),
              BodyHandlers.ofString(UTF_8));
      String idToken = json(runner).path("value").asText();
      out.println("POST " + commands.tokenUrl());
      var request =
          HttpRequest.newBuilder(commands.tokenUrl())
              .header("Authorization", "Bearer " + idToken)
              .timeout(LIMIT)
              .POST(BodyPublishers.ofString(commands.body(), UTF_8));
      if (!commands.body().isEmpty()) {
        request.header("Content-Type", "application/json");
      }
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString(UTF_8));
      out.println(
          answer.statusCode() + " " + answer.headers().firstValue("Content-Type").orElse(""));
      out.println(JsonText.writePretty(simulated ? json(answer) : withoutTokens(json(answer))));
    }
  }

  private static JsonNode withoutTokens(JsonNode answer) {
    JsonNode rest = answer.deepCopy();
    for (String member : WITH_TOKENS) {
      if (rest instanceof ObjectNode object && object.has(member)) {
        object.put(member, "(not printed: it may be real)");
      }
    }
    return rest;
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return switch (StrictJson.read(response.body())) {
      case JsonReading.Value(JsonNode node) -> node;
      case JsonReading.Malformed(String reason) ->
          throw new IOException(response.uri() + " answered no JSON: " + reason);
    };
  }
}
