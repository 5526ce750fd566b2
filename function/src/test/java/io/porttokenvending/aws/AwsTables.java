package io.porttokenvending.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.infra.Deployment;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.json.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Whatever speaks DynamoDB's whole API and does not check signatures. */
public record AwsTables(URI uri, HttpClient http) implements TableBackEnd, AutoCloseable {
  public static AwsTables at(URI uri) {
    return new AwsTables(uri, HttpClient.newHttpClient());
  }

  @Override
  public void close() {
    http.close();
  }

  @Override
  public void createTable(String name) {
    Deployment deployment = deployment();
    ObjectNode table = new ObjectMapper().valueToTree(deployment.usedTokens());
    call("CreateTable", JsonText.write(table.put("TableName", name)));
    call(
        "UpdateTimeToLive",
        """
        {"TableName": "%s",
         "TimeToLiveSpecification": {"AttributeName": "%s", "Enabled": true}}
        """
            .formatted(name, deployment.timeToLive()));
  }

  private static Deployment deployment() {
    try {
      return Deployment.with(Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<JsonNode> rows(String table) {
    JsonNode answer = call("Scan", "{\"TableName\": \"" + table + "\", \"ConsistentRead\": true}");
    return StreamSupport.stream(answer.path("Items").spliterator(), false).toList();
  }

  private JsonNode call(String operation, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "DynamoDB_20120810." + operation)
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261120/"
                    + TestCredentials.REGION
                    + "/dynamodb/aws4_request, SignedHeaders=host, Signature=00")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() == 200
          && StrictJson.read(response.body()) instanceof JsonReading.Value(JsonNode answer)) {
        return answer;
      }
      throw new AssertionError(operation + ": " + response.statusCode() + " " + response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
