package io.porttokenvending.aws;

import io.porttokenvending.http.BoundedHttpClient;
import io.porttokenvending.http.HttpCall;
import io.porttokenvending.http.HttpLimits;
import io.porttokenvending.http.HttpOutcome;
import io.porttokenvending.timing.Deadline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Carries the SDK's calls over the one client that all other calls take: bounded in time and size,
 * following nothing, with one TLS context for the whole process.
 */
final class BoundedSdkHttpClient implements SdkHttpClient {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  /** A secret has at most 64 KiB, of which JSON can make six times as many. */
  private static final HttpLimits LIMITS = new HttpLimits(LIMIT, LIMIT, 512 * 1024);

  private final BoundedHttpClient http = new BoundedHttpClient(LIMITS);

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return send(SdkHttpCall.of(request.httpRequest(), body(request)));
      }

      @Override
      public void abort() {
        // Whoever waits for the whole read gives it up by itself, and the call ends at its limit.
      }
    };
  }

  private HttpExecuteResponse send(HttpCall call) throws IOException {
    if (http.send(call, Deadline.in(LIMIT)) instanceof HttpOutcome.Answer answer) {
      return HttpExecuteResponse.builder()
          .response(
              SdkHttpResponse.builder()
                  .statusCode(answer.status())
                  .headers(answer.headers())
                  .build())
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
          .build();
    }
    // The SDK tries again after this one.
    throw new IOException("no whole answer");
  }

  private static byte[] body(HttpExecuteRequest request) throws IOException {
    ContentStreamProvider content = request.contentStreamProvider().orElseThrow();
    try (InputStream in = content.newStream()) {
      return in.readAllBytes();
    }
  }

  @Override
  public void close() {
    // There is nothing to close: connections are the JDK's, and end with the process.
  }
}
