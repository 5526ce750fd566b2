package io.porttokenvending.api;

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
 * A request to one of the routes. Each route's method reads it, runs a use case and renders the
 * outcome.
 *
 * @param base address of this service, without a final slash
 * @param errorDocs the page that error documents link to
 */
record RoutedRequest(
    TokenExchange exchange,
    String base,
    String audience,
    URI errorDocs,
    GatewayRequest event,
    AuditTrail trail,
    Deadline deadline) {

  private interface UseCase {
    Outcome run(TokenRequest request, AuditTrail trail, Deadline deadline);
  }

  Answer token() {
    return answer(run(TokenRequestReader.fromBody(event), exchange::issue));
  }

  Answer configurationFile() {
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

  Answer explanation() {
    return answer(run(TokenRequestReader.fromBody(event), exchange::explain));
  }

  Answer metadata() {
    return new Answer(MetadataDocument.of(base, audience, event.requestId()), Optional.empty());
  }

  Answer answer(Outcome outcome) {
    return Answer.of(outcome, event.body().style(), event.requestId(), errorDocs);
  }

  /** Names the address, because the usual cause is a variable that already contains a path. */
  Answer unknownPath() {
    return answer(
        Refused.of(
            ErrorCode.NOT_FOUND,
            "Nothing is served at this path. The URL must be the address without a path: set"
                + " PORT_TOKEN_URL, or the action's input url, to "
                + base
                + ", and request a token with POST /v1/token."));
  }

  private Outcome run(Reading reading, UseCase useCase) {
    return switch (reading) {
      case Reading.Invalid(Refused why) -> why;
      case Reading.Valid(TokenRequest request) -> useCase.run(request, trail, deadline);
    };
  }
}
