package io.porttokenvending.api;

import io.porttokenvending.exchange.Outcome;
import java.net.URI;
import java.util.Optional;

/**
 * A response and what led to it.
 *
 * @param outcome for the audit line; empty for the metadata, which decides nothing
 */
record Answer(GatewayResponse response, Optional<Outcome> outcome) {
  /** The outcome's own document; a refusal's form depends on the style of the request. */
  static Answer of(Outcome outcome, RequestStyle style, String requestId, URI errorDocs) {
    GatewayResponse response =
        switch (outcome) {
          case Outcome.Issued issued -> IssuedDocument.of(issued, requestId);
          case Outcome.Configured configured -> ConfigurationDocument.of(configured, requestId);
          case Outcome.Explained explained -> ExplainedDocument.of(explained, requestId);
          case Outcome.Refused refused -> ProblemDocument.of(refused, style, requestId, errorDocs);
        };
    return new Answer(response, Optional.of(outcome));
  }

  Answer with(String header, String value) {
    return new Answer(response.with(header, value), outcome);
  }
}
