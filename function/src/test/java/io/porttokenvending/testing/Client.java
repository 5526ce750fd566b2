package io.porttokenvending.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A caller that is none of ours, to try the fakes with. */
final class Client {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  HttpResponse<String> get(String uri, String... headers) throws IOException, InterruptedException {
    return send("GET", uri, "", headers);
  }

  /**
   * @param headers names and values by turns
   */
  HttpResponse<String> send(String method, String uri, String body, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(uri))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  static JsonNode json(HttpResponse<String> response) {
    return json(response.body());
  }

  static JsonNode json(String text) {
    return switch (StrictJson.read(text)) {
      case JsonReading.Value value -> value.node();
      case JsonReading.Malformed malformed -> throw new AssertionError(malformed.reason());
    };
  }
}
