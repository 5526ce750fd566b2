package io.porttokenvending.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.testing.FakePort;
import io.porttokenvending.testing.FakeSecretsManager;
import io.porttokenvending.testing.Policies;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

class SimulatedCredentialsTest {
  @Test
  void lanes_whoseNamesEndAlike_areCredentialsOfTheirOwn() throws Exception {
    try (FakePort port = FakePort.start();
        FakeSecretsManager secrets = FakeSecretsManager.start();
        HttpClient http = HttpClient.newHttpClient()) {
      String profile = Policies.profile("{name: a, repository_owner_id: 1, repository_id: any}");
      String lanes = profile.replace("port/reader", "[one/reader, two/reader]");
      new SimulatedCredentials(port, secrets).addAll(Policies.of(Map.of("reader", lanes)));
      for (String secret : List.of("one/reader", "two/reader")) {
        HttpRequest exchange =
            HttpRequest.newBuilder(URI.create(port.uri() + "/v1/auth/access_token"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(stored(secrets, secret)))
                .build();
        assertEquals(200, http.send(exchange, BodyHandlers.discarding()).statusCode(), secret);
      }
    }
  }

  private static String stored(FakeSecretsManager secrets, String name) {
    try (SecretsManagerClient aws =
        SecretsManagerClient.builder()
            .endpointOverride(secrets.uri())
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "key")))
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      return aws.getSecretValue(request -> request.secretId(name)).secretString();
    }
  }
}
