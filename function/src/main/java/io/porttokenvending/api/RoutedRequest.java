package io.porttokenvending.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.api.TokenRequestReader.Reading;
import io.porttokenvending.exchange.AuditTrail;
import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.exchange.Outcome;
import io.porttokenvending.exchange.Outcome.Refused;
import io.porttokenvending.exchange.TokenExchange;
import io.porttokenvending.exchange.TokenRequest;
import io.porttokenvending.mcp.SecretForm;
import io.porttokenvending.timing.Deadline;
import java.net.URI;
import java.util.Optional;

/**
 * A request from an event. Its route reads the parameters, runs a use case and renders the outcome.
 *
 * @param base address of this service, without a trailing slash
 * @param errorDocs page that error documents link to
 */
record RoutedRequest(
    TokenExchange exchange,
    String base,
    String audience,
    URI errorDocs,
    GatewayRequest event,
    AuditTrail trail,
    Deadline deadline) {

  private enum Route {
    TOKEN("POST", "/v1/token"),
    MCP_CONFIG("POST", "/v1/mcp-config"),
    EXPLAIN("POST", "/v1/explain"),
    METADATA("GET", "/.well-known/oauth-authorization-server");

    private final String method;
    private final String path;

    Route(String method, String path) {
      this.method = method;
      this.path = path;
    }
  }

  /**
   * A response and its outcome.
   *
   * @param outcome for the audit line; empty for the metadata
   */
  record Answer(GatewayResponse response, Optional<Outcome> outcome) {
    /** Renders the outcome; the form of an error depends on the style of the request. */
    static Answer of(Outcome outcome, RequestStyle style, String requestId, URI errorDocs) {
      GatewayResponse response =
          switch (outcome) {
            case Outcome.Issued issued -> IssuedDocument.of(issued, requestId);
            case Outcome.Configured configured -> ConfigurationDocument.of(configured, requestId);
            case Outcome.Explained explained -> ExplainedDocument.of(explained, requestId);
            case Refused refused -> ProblemDocument.of(refused, style, requestId, errorDocs);
          };
      return new Answer(response, Optional.of(outcome));
    }
  }

  private interface UseCase {
    Outcome run(TokenRequest request, AuditTrail trail, Deadline deadline);
  }

  Answer answer() {
    for (Route route : Route.values()) {
      if (route.path.equals(event.path())) {
        return answer(route);
      }
    }
    // The usual cause is a variable that already contains a path.
    return answer(
        Refused.of(
            ErrorCode.NOT_FOUND,
            "This path does not exist. Set PORT_TOKEN_URL, or the action's url input, to "
                + base
                + " without a path, and request a token with POST /v1/token."));
  }

  private Answer answer(Route route) {
    if (!event.method().equals(route.method)) {
      String detail =
          "This path accepts only " + route.method + ". Send the request with that method.";
      Answer answer = answer(Refused.of(ErrorCode.METHOD_NOT_ALLOWED, detail));
      answer.response().with("Allow", route.method);
      return answer;
    }
    return switch (route) {
      case TOKEN -> answer(run(TokenRequestReader.fromBody(event), exchange::issue));
      case MCP_CONFIG -> configurationFile();
      case EXPLAIN -> answer(run(TokenRequestReader.fromBody(event), exchange::explain));
      case METADATA -> new Answer(metadata(), Optional.empty());
    };
  }

  private Answer answer(Outcome outcome) {
    return Answer.of(outcome, event.body().style(), event.requestId(), errorDocs);
  }

  private Outcome run(Reading reading, UseCase useCase) {
    return switch (reading) {
      case Reading.Invalid(Refused why) -> why;
      case Reading.Valid(TokenRequest request) -> useCase.run(request, trail, deadline);
    };
  }

  private Answer configurationFile() {
    Outcome outcome =
        run(
            TokenRequestReader.fromQuery(event),
            (request, trail, deadline) ->
                request.form() == SecretForm.REFERENCED
                    ? exchange.configure(request, trail, deadline)
                    : exchange.issue(request, trail, deadline));
    return outcome instanceof Outcome.Issued issued
        ? new Answer(ConfigurationDocument.of(issued, event.requestId()), Optional.of(issued))
        : answer(outcome);
  }

  /** Returns authorization server metadata, RFC 8414, with the audience that callers request. */
  private GatewayResponse metadata() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("issuer", base);
    body.put("token_endpoint", base + Route.TOKEN.path);
    body.putArray("token_endpoint_auth_methods_supported").add("none");
    body.putArray("grant_types_supported")
        .add(FormRequest.TOKEN_EXCHANGE)
        .add(FormRequest.JWT_BEARER);
    body.putArray("response_types_supported");
    body.put("audience", audience);
    return new GatewayResponse(200, "application/json", event.requestId(), body);
  }
}
