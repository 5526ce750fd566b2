package io.porttokenvending.api;

import io.porttokenvending.exchange.AuditTrail;
import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.exchange.Outcome;
import io.porttokenvending.exchange.Outcome.Refused;
import io.porttokenvending.exchange.TokenExchange;
import io.porttokenvending.exchange.TokenRequest;
import io.porttokenvending.mcp.SecretForm;
import io.porttokenvending.timing.Deadline;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** Answers one event: routes it, lets the exchange decide, writes the audit line, answers. */
public final class VendingEndpoint {
  private final TokenExchange exchange;
  private final String audience;
  private final Optional<URI> publicUrl;
  private final InstantSource clock;
  private final Consumer<String> audit;

  public VendingEndpoint(
      TokenExchange exchange,
      String audience,
      Optional<URI> publicUrl,
      InstantSource clock,
      Consumer<String> audit) {
    this.exchange = exchange;
    this.audience = audience;
    this.publicUrl = publicUrl;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * The answer to an event.
   *
   * @param invocationId names the request when the event does not
   */
  public GatewayResponse answer(byte[] event, String invocationId, Deadline deadline) {
    long start = System.nanoTime();
    AuditTrail trail = new AuditTrail();
    Optional<GatewayRequest> request = EventReader.read(event);
    String requestId = request.map(GatewayRequest::requestId).orElse(invocationId);
    RequestStyle style = request.map(RequestStyle::of).orElse(RequestStyle.BEARER);
    Optional<String> fault = Optional.empty();
    Outcome outcome;
    try {
      if (request.isPresent() && isMetadata(request.get())) {
        return MetadataDocument.of(base(request.get()), audience, requestId);
      }
      outcome = outcome(request, trail, deadline);
    } catch (RuntimeException | StackOverflowError e) {
      // The one catch-all: a bug refuses. Its text may quote what it stumbled over, its place not.
      fault = Optional.of(place(e));
      outcome = Refused.of(ErrorCode.INTERNAL_ERROR, "The function failed; its log says where.");
    }
    GatewayResponse response =
        switch (outcome) {
          case Outcome.Issued issued ->
              request.filter(VendingEndpoint::isForAFile).isPresent()
                  ? ConfigurationDocument.of(
                      issued.configuration(), Optional.of(issued.token().expiresAt()), requestId)
                  : IssuedDocument.of(issued, requestId);
          case Outcome.Configured configured ->
              ConfigurationDocument.of(configured.configuration(), Optional.empty(), requestId);
          case Outcome.Explained explained -> ExplainedDocument.of(explained, requestId);
          case Refused refused -> ProblemDocument.of(refused, style, requestId);
        };
    if (response.status() == 405) {
      request
          .flatMap(asked -> Route.at(asked.path()))
          .ifPresent(route -> response.with("Allow", route.method()));
    }
    String sourceIp = request.map(GatewayRequest::sourceIp).orElse("");
    audit.accept(
        AuditLine.of(
            trail,
            new AuditLine.Ending(
                outcomeName(outcome),
                trueCode(outcome, trail),
                response.status(),
                exchange.policyVersion(),
                deployment(),
                requestId,
                sourceIp,
                fault,
                (System.nanoTime() - start) / 1_000_000,
                clock.instant())));
    return response;
  }

  private Outcome outcome(Optional<GatewayRequest> event, AuditTrail trail, Deadline deadline) {
    if (event.isEmpty()) {
      return Refused.of(
          ErrorCode.INVALID_REQUEST,
          "The event is not one of an HTTP API with payload format 2.0.");
    }
    GatewayRequest request = event.get();
    Optional<Route> route = Route.at(request.path());
    if (route.isEmpty()) {
      return Refused.of(ErrorCode.NOT_FOUND, "Tokens are vended at POST " + Route.TOKEN.path());
    }
    if (!route.get().method().equals(request.method())) {
      return Refused.of(
          ErrorCode.METHOD_NOT_ALLOWED, "This path takes " + route.get().method() + " only.");
    }
    return switch (TokenRequestReader.read(request, route.get())) {
      case TokenRequestReader.Reading.Wrong(Refused why) -> why;
      case TokenRequestReader.Reading.Asked(TokenRequest asked) ->
          switch (route.get()) {
            case TOKEN -> exchange.vend(asked, trail, deadline);
            case MCP_CONFIG ->
                asked.form() == SecretForm.REFERENCED
                    ? exchange.configure(asked, trail, deadline)
                    : exchange.vend(asked, trail, deadline);
            case EXPLAIN -> exchange.explain(asked, trail, deadline);
            case METADATA -> throw new IllegalStateException("answered before");
          };
    };
  }

  private static boolean isForAFile(GatewayRequest request) {
    return request.path().equals(Route.MCP_CONFIG.path());
  }

  private static boolean isMetadata(GatewayRequest request) {
    return request.path().equals(Route.METADATA.path())
        && request.method().equals(Route.METADATA.method());
  }

  private String base(GatewayRequest request) {
    return publicUrl.map(URI::toString).orElse("https://" + request.domainName());
  }

  /** Stays the same while the accepted audience changes, so that no graph or alarm breaks off. */
  private String deployment() {
    return publicUrl.map(URI::toString).orElse(audience);
  }

  private static String outcomeName(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Issued issued -> "granted";
      case Outcome.Configured configured -> "granted";
      case Outcome.Explained explained -> "explained";
      case Refused refused -> refused.code().status() < 500 ? "denied" : "failed";
    };
  }

  private static String trueCode(Outcome outcome, AuditTrail trail) {
    return switch (outcome) {
      case Outcome.Issued issued -> "granted";
      case Outcome.Configured configured -> "granted";
      case Outcome.Explained explained -> explained.code().map(ErrorCode::code).orElse("granted");
      case Refused refused -> trail.trueCode().orElse(refused.code()).code();
    };
  }

  /** Of the first cause: work that several callers share fails for each of them elsewhere. */
  private static String place(Throwable bug) {
    Throwable first = bug;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    StackTraceElement[] trace = first.getStackTrace();
    return first.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
