package io.porttokenvending.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.exchange.Outcome.Refused;
import io.porttokenvending.trust.Decision.FailedClaim;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** An error in one body, which is both RFC 9457 problem details and an RFC 6749 error response. */
final class ProblemDocument {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
  private static final Duration RETRY_AFTER_ROTATION = Duration.ofSeconds(30);

  private ProblemDocument() {}

  /**
   * Returns the response to a refused request.
   *
   * @param errorDocs page with one anchor per code
   */
  static GatewayResponse of(Refused refused, RequestStyle style, String requestId, URI errorDocs) {
    ErrorCode code = refused.code();
    int status = style.status(code);
    String error = style.error(code);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("type", errorDocs + "#" + code.code());
    body.put("title", title(code));
    body.put("status", status);
    body.put("detail", refused.detail());
    body.put("code", code.code());
    if (!error.isEmpty()) {
      body.put("error", error);
    }
    body.put("error_description", code.description());
    body.put("retryable", code.retryable());
    body.put("fresh_token_required", code.freshTokenRequired());
    body.put("request_id", requestId);
    if (!refused.failedClaims().isEmpty()) {
      ArrayNode failed = body.putArray("failed_claims");
      for (FailedClaim claim : refused.failedClaims()) {
        failed.addObject().put("claim", claim.claim()).put("sent", claim.sent().orElse(null));
      }
    }
    GatewayResponse response = new GatewayResponse(status, style.errorMediaType(), requestId, body);
    if (status == 401) {
      response.with("WWW-Authenticate", challenge(code));
    }
    retryAfter(refused).ifPresent(seconds -> response.with("Retry-After", Long.toString(seconds)));
    return response;
  }

  private static String title(ErrorCode code) {
    String words = code.code().replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** RFC 6750 section 3: a request without any token gets no error code. */
  private static String challenge(ErrorCode code) {
    String realm = "Bearer realm=\"port-token-vending\"";
    return code.error().isEmpty()
        ? realm
        : "%s, error=\"%s\", error_description=\"%s\""
            .formatted(realm, code.error(), code.description());
  }

  private static Optional<Long> retryAfter(Refused refused) {
    if (refused.code() == ErrorCode.TOKEN_KEY_UNKNOWN) {
      return Optional.of(RETRY_AFTER_ROTATION.toSeconds());
    }
    if (refused.code().status() != 503) {
      return Optional.empty();
    }
    // Rounded up, because a retry just before the end of the wait fails again.
    Duration wait = refused.retryAfter().orElse(RETRY_AFTER);
    return Optional.of(Math.max(1, wait.plusNanos(999_999_999).toSeconds()));
  }
}
