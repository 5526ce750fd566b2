package io.porttokenvending.api;

import io.porttokenvending.api.RoutedRequest.Answer;
import io.porttokenvending.exchange.AuditTrail;
import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.exchange.Outcome.Refused;
import io.porttokenvending.exchange.TokenExchange;
import io.porttokenvending.timing.Deadline;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Answers an event and writes the audit line.
 *
 * @param audience value that callers request for {@code aud}
 * @param errorDocs page that error documents link to
 * @param audit receives one line at a time
 */
public record VendingEndpoint(
    TokenExchange exchange,
    String audience,
    Optional<URI> publicUrl,
    URI errorDocs,
    InstantSource clock,
    Consumer<String> audit) {
  private static final Refused NO_HTTP_API_EVENT =
      Refused.of(
          ErrorCode.INVALID_REQUEST,
          "The event does not come from an HTTP API with payload format 2.0. Set that format in the"
              + " integration.");

  private static final Refused BUG =
      Refused.of(
          ErrorCode.INTERNAL_ERROR, "The function failed. Search its log for this request_id.");

  /**
   * Returns the response to an event.
   *
   * @param bytes the event in JSON
   * @param invocationId identifies the request if the event cannot be read
   */
  public GatewayResponse answer(byte[] bytes, String invocationId, Deadline deadline) {
    long start = System.nanoTime();
    AuditTrail trail = new AuditTrail();
    Optional<GatewayRequest> event = GatewayRequest.read(bytes);
    String requestId = event.map(GatewayRequest::requestId).orElse(invocationId);
    RequestStyle style = event.map(known -> known.body().style()).orElse(RequestStyle.BEARER);
    Optional<String> fault = Optional.empty();
    Answer answer;
    try {
      answer =
          event.isPresent()
              ? answer(event.get(), trail, deadline)
              : Answer.of(NO_HTTP_API_EVENT, style, requestId, errorDocs);
    } catch (RuntimeException | StackOverflowError e) {
      // The only catch-all, so that a bug never grants. An exception's text may quote secret input,
      // so only its place is logged.
      fault = Optional.of(place(e));
      answer = Answer.of(BUG, style, requestId, errorDocs);
    }
    if (answer.outcome().isPresent()) {
      audit.accept(
          AuditLine.of(
              trail,
              new AuditLine.Ending(
                  answer.outcome().get(),
                  answer.response().status(),
                  exchange.policyVersion(),
                  // Stays the same when the audience changes, so that graphs and alarms continue.
                  publicUrlOr(audience),
                  requestId,
                  event.map(GatewayRequest::sourceIp).orElse(""),
                  fault,
                  (System.nanoTime() - start) / 1_000_000,
                  clock.instant())));
    }
    return answer.response();
  }

  private Answer answer(GatewayRequest event, AuditTrail trail, Deadline deadline) {
    String base = publicUrlOr("https://" + event.domainName());
    return new RoutedRequest(exchange, base, audience, errorDocs, event, trail, deadline).answer();
  }

  private String publicUrlOr(String other) {
    return publicUrl.map(URI::toString).orElse(other);
  }

  /**
   * Returns the place of the root cause, because shared work rethrows its failure in each caller.
   */
  private static String place(Throwable bug) {
    Throwable first = bug;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    StackTraceElement[] trace = first.getStackTrace();
    return first.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
