package io.porttokenvending.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** Tests with AWS's client, except for requests that this client never sends. */
class FakeSecretsManagerTest {
  private static final String NAME = "port-token-vending/catalog-reader";

  private FakeSecretsManager fake;
  private SecretsManagerClient aws;

  @BeforeEach
  void start() throws IOException {
    fake = FakeSecretsManager.start();
    aws =
        SecretsManagerClient.builder()
            .endpointOverride(fake.uri())
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "key")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  @AfterEach
  void stop() {
    aws.close();
    fake.close();
  }

  @Test
  void secret_isReadByNameAndByArn() {
    String version = fake.put(NAME, "{}");
    GetSecretValueResponse read = read(NAME);
    assertEquals("{}", read.secretString());
    assertEquals(NAME, read.name());
    assertEquals(version, read.versionId());
    assertEquals(List.of("AWSCURRENT"), read.versionStages());
    assertEquals(fake.arn(NAME), read.arn());
    Duration age = Duration.between(read.createdDate(), Instant.now());
    assertEquals(0, age.toMinutes());
    assertEquals("{}", read(read.arn()).secretString());
    assertEquals("{}", read(read.arn().substring(0, read.arn().length() - 7)).secretString());
  }

  @Test
  void newVersion_becomesCurrent_andTheOldOneStaysToBeRead() {
    String first = fake.put(NAME, "1");
    String second = fake.put(NAME, "2");
    assertEquals("2", read(NAME).secretString());
    assertEquals("1", read(request -> request.versionStage("AWSPREVIOUS")).secretString());
    fake.put(NAME, "3");
    assertEquals(second, read(request -> request.versionStage("AWSPREVIOUS")).versionId());
    GetSecretValueResponse oldest = read(request -> request.versionId(first));
    assertEquals("1", oldest.secretString());
    assertEquals(List.of(), oldest.versionStages());
  }

  @Test
  void binarySecret_hasNoString() {
    fake.putBinary(NAME, new byte[] {0, -1});
    assertNull(read(NAME).secretString());
    assertArrayEquals(new byte[] {0, -1}, read(NAME).secretBinary().asByteArray());
  }

  @Test
  void missingSecretOrVersion_isNotFound() {
    assertThrows(ResourceNotFoundException.class, () -> read(NAME));
    String current = fake.put(NAME, "1");
    assertThrows(
        ResourceNotFoundException.class, () -> read(request -> request.versionStage("AWSPENDING")));
    assertThrows(
        ResourceNotFoundException.class,
        () -> read(request -> request.versionId(current).versionStage("AWSPREVIOUS")));
  }

  @Test
  void deletedOrDeniedSecret_isRefused_untilRestored() {
    fake.put(NAME, "1");
    fake.delete(NAME);
    assertThrows(InvalidRequestException.class, () -> read(NAME));
    fake.deny(NAME);
    var denied = assertThrows(SecretsManagerException.class, () -> read(NAME));
    assertEquals("AccessDeniedException", denied.awsErrorDetails().errorCode());
    assertEquals(400, denied.statusCode());
    fake.restore(NAME);
    assertEquals("1", read(NAME).secretString());
  }

  @Test
  void otherOperation_isUnknown() {
    var refused = assertThrows(SecretsManagerException.class, () -> aws.listSecrets());
    assertEquals("UnknownOperationException", refused.awsErrorDetails().errorCode());
  }

  @Test
  void call_notSignedForTheService_isRejected() throws Exception {
    assertEquals("MissingAuthenticationTokenException", refusal());
    assertEquals("IncompleteSignatureException", refusal("Authorization", "Bearer x"));
    assertEquals(
        "IncompleteSignatureException",
        refusal(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=A/20261120/eu-west-1/dynamodb/aws4_request, "
                + "SignedHeaders=host, Signature=00"));
  }

  private String refusal(String... authorization) throws IOException, InterruptedException {
    String[] headers = new String[4 + authorization.length];
    headers[0] = "Content-Type";
    headers[1] = "application/x-amz-json-1.1";
    headers[2] = "X-Amz-Target";
    headers[3] = "secretsmanager.GetSecretValue";
    System.arraycopy(authorization, 0, headers, 4, authorization.length);
    HttpResponse<String> answer = new Client().send("POST", fake.uri() + "/", "{}", headers);
    assertEquals(400, answer.statusCode());
    return Client.json(answer).path("__type").asText();
  }

  private GetSecretValueResponse read(String id) {
    return aws.getSecretValue(GetSecretValueRequest.builder().secretId(id).build());
  }

  private GetSecretValueResponse read(UnaryOperator<GetSecretValueRequest.Builder> more) {
    return aws.getSecretValue(more.apply(GetSecretValueRequest.builder().secretId(NAME)).build());
  }
}
