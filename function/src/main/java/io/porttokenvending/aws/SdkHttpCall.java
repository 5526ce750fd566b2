package io.porttokenvending.aws;

import io.porttokenvending.http.HttpCall;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpRequest;

/** A request of the SDK's as a call that the bounded client can make. */
final class SdkHttpCall {
  private SdkHttpCall() {}

  static HttpCall of(SdkHttpRequest request, byte @Nullable [] body) {
    Map<String, String> headers = new HashMap<>();
    request.forEachHeader((name, values) -> {
      if (!isWrittenByTheJdk(name)) {
        headers.put(name, String.join(",", values));
      }
    });
    return new HttpCall(request.method().name(), request.getUri(), headers, body);
  }

  /** The JDK makes the same from the address and the body, and would ignore these. */
  private static boolean isWrittenByTheJdk(String header) {
    return header.equalsIgnoreCase("Host") || header.equalsIgnoreCase("Content-Length");
  }
}
