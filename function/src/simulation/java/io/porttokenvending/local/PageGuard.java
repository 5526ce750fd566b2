package io.porttokenvending.local;

import io.porttokenvending.testing.Call;
import io.porttokenvending.testing.Reply;
import java.util.List;
import java.util.Optional;

/** Rejects requests that do not come from the page, in particular those that other sites cause. */
final class PageGuard {
  static final int MAX_BODY = 1 << 20;

  private PageGuard() {}

  /** Returns the rejection of a request; empty if the request is allowed. */
  static Optional<Reply> rejection(Call call, String method) {
    // A name that resolves to this machine would pass the browser's same-origin policy.
    if (!isLoopback(call.header("host").orElse(""))) {
      return rejected(403, "Open this page at its loopback address, http://127.0.0.1:PORT/.");
    }
    if (!call.method().equals(method)) {
      return rejected(405, "This path accepts only " + method + ".")
          .map(reply -> reply.header("Allow", method));
    }
    return method.equals("POST") ? rejectionOfBody(call) : Optional.empty();
  }

  private static Optional<Reply> rejectionOfBody(Call call) {
    String origin = "http://" + call.header("host").orElse("");
    if (call.hasHeader("origin") && !call.header("origin").equals(Optional.of(origin))) {
      return rejected(403, "This page accepts requests only from itself.");
    }
    // Other sites can send a form or plain text without a preflight request, but not JSON.
    if (!call.mediaType().equals("application/json")) {
      return rejected(415, "Send the request as application/json.");
    }
    return call.body().length <= MAX_BODY
        ? Optional.empty()
        : rejected(
            413, "The policy is over 1 MiB. Use `policy lint` and `policy explain` instead.");
  }

  private static boolean isLoopback(String host) {
    int colon = host.lastIndexOf(':');
    return List.of("127.0.0.1", "localhost").contains(colon < 0 ? host : host.substring(0, colon));
  }

  private static Optional<Reply> rejected(int status, String message) {
    return Optional.of(PageReply.message(status, message));
  }
}
