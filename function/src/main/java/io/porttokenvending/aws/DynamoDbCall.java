package io.porttokenvending.aws;

import io.porttokenvending.http.HttpCall;
import java.net.URI;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Makes signed {@code PutItem} calls in DynamoDB's AWS JSON 1.0. */
final class DynamoDbCall {
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final SdkHttpRequest request;
  private final String region;
  private final Clock clock;

  DynamoDbCall(URI endpoint, String region, InstantSource clock) {
    this.request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint)
            .encodedPath(endpoint.getRawPath().isEmpty() ? "/" : endpoint.getRawPath())
            .putHeader("Content-Type", "application/x-amz-json-1.0")
            .putHeader("X-Amz-Target", "DynamoDB_20120810.PutItem")
            .build();
    this.region = region;
    this.clock = clock.withZone(ZoneOffset.UTC);
  }

  /** The call, good for five minutes; its signature covers the very bytes of {@code body}. */
  HttpCall putItem(byte[] body, AwsCredentialsIdentity credentials) {
    SignedRequest signed =
        signer.sign(signing ->
            signing
                .identity(credentials)
                .request(request)
                .payload(ContentStreamProvider.fromByteArray(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "dynamodb")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(HttpSigner.SIGNING_CLOCK, clock));
    return SdkHttpCall.of(signed.request(), body);
  }
}
