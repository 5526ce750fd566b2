package io.porttokenvending.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Calls an address over HTTP, as a job would. */
record Caller(URI server, HttpClient http) implements AutoCloseable {
  /**
   * An answer.
   *
   * @param body missing where it is no JSON
   */
  record Answer(int status, String requestId, String text, JsonNode body) {
    /** The status, and for a refusal of the function its code. */
    String verdict() {
      return body.has("code") ? status + " " + body.path("code").asText() : status + "";
    }
  }

  static Caller of(URI server) {
    return new Caller(server, HttpClient.newHttpClient());
  }

  @Override
  public void close() {
    http.close();
  }

  Answer get(String path, String... headers) throws Exception {
    return send("GET", path, "", headers);
  }

  /** {@code POST /v1/token} with a token and nothing else. */
  Answer exchange(String token) throws Exception {
    return send("POST", "/v1/token", "", "Authorization", "Bearer " + token);
  }

  /**
   * Sends a request.
   *
   * @param headers names and values by turns
   */
  Answer send(String method, String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    return new Answer(
        answer.statusCode(),
        answer.headers().firstValue("x-request-id").orElse(""),
        answer.body(),
        StrictJson.read(answer.body()) instanceof JsonReading.Value(JsonNode json)
            ? json
            : MissingNode.getInstance());
  }
}
