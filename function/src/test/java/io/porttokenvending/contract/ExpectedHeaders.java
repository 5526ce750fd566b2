package io.porttokenvending.contract;

import java.util.Map;
import java.util.TreeMap;

/** Asserts the headers of every response, and no others except those named. */
final class ExpectedHeaders {
  private ExpectedHeaders() {}

  static Map<String, String> of(String contentType, String requestId, Map<String, String> more) {
    Map<String, String> headers = new TreeMap<>(more);
    headers.put("Content-Type", contentType);
    headers.put("Cache-Control", "no-store");
    headers.put("Pragma", "no-cache");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Request-Id", requestId);
    return headers;
  }
}
