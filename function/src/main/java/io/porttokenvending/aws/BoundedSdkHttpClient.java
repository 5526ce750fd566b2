package io.porttokenvending.aws;

import io.porttokenvending.http.BoundedHttpClient;
import io.porttokenvending.http.HttpCall;
import io.porttokenvending.http.HttpLimits;
import io.porttokenvending.http.HttpOutcome;
import io.porttokenvending.timing.BoundedCall;
import io.porttokenvending.timing.Deadline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Sends the SDK's calls with the same bounded client that sends all other calls. */
final class BoundedSdkHttpClient implements SdkHttpClient {
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final Duration CALL_LIMIT = Duration.ofSeconds(5);

  /** An attempt with less time would often be aborted, and could write a row unnoticed. */
  private static final Duration SHORTEST_ATTEMPT = Duration.ofMillis(500);

  /** Limits of the SDK call that runs on this thread. */
  private static final ScopedValue<CallLimits> CALL = ScopedValue.newInstance();

  private record CallLimits(Deadline end, Duration shortestAttempt) {}

  /** A secret has at most 64 KiB, which JSON's escapes can make six times as long. */
  private static final HttpLimits LIMITS = new HttpLimits(LIMIT, LIMIT, 512 * 1024);

  private final BoundedHttpClient http = new BoundedHttpClient(LIMITS);

  /**
   * Returns the result of an SDK call. The call ends within five seconds and by the deadline,
   * including its retries and the loading of credentials. No attempt starts that would probably not
   * end in time.
   *
   * @throws TimeoutException if the time passes first
   */
  static <T> T call(
      String name, Deadline deadline, ScopedValue.CallableOp<T, RuntimeException> sdkCall)
      throws TimeoutException {
    return call(name, deadline, SHORTEST_ATTEMPT, sdkCall);
  }

  /**
   * Does the same for a call with a shorter limit.
   *
   * @param shortestAttempt no attempt starts with less time
   */
  static <T> T call(
      String name,
      Deadline deadline,
      Duration shortestAttempt,
      ScopedValue.CallableOp<T, RuntimeException> sdkCall)
      throws TimeoutException {
    Deadline end = deadline.within(CALL_LIMIT);
    CallLimits limits = new CallLimits(end, shortestAttempt);
    try {
      return BoundedCall.run(
          name, end.remaining(), () -> ScopedValue.where(CALL, limits).call(sdkCall));
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException exception -> throw exception;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException("an SDK call failed", e);
      }
    }
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return send(httpCall(request));
      }

      @Override
      public void abort() {
        // The caller stops waiting at its deadline, and the call ends at its limit.
      }
    };
  }

  private HttpExecuteResponse send(HttpCall call) throws IOException {
    CallLimits limits = CALL.get();
    if (limits.end().remaining().compareTo(limits.shortestAttempt()) < 0) {
      // The SDK does not retry after this exception.
      throw SdkClientException.create("too little time is left for another attempt");
    }
    if (http.send(call, limits.end()) instanceof HttpOutcome.Answer answer) {
      return HttpExecuteResponse.builder()
          .response(
              SdkHttpResponse.builder()
                  .statusCode(answer.status())
                  .headers(answer.headers())
                  .build())
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
          .build();
    }
    // The SDK retries after this exception.
    throw new IOException("no complete response");
  }

  /** The JDK writes the host and the length itself, and would ignore these headers. */
  static HttpCall httpCall(HttpExecuteRequest request) throws IOException {
    SdkHttpRequest signed = request.httpRequest();
    Map<String, String> headers = new HashMap<>();
    signed.forEachHeader((name, values) -> headers.put(name, String.join(",", values)));
    headers
        .keySet()
        .removeIf(it -> it.equalsIgnoreCase("Host") || it.equalsIgnoreCase("Content-Length"));
    try (InputStream in = request.contentStreamProvider().orElseThrow().newStream()) {
      return new HttpCall(signed.method().name(), signed.getUri(), headers, in.readAllBytes());
    }
  }

  @Override
  public void close() {
    // The JDK owns the connections.
  }
}
