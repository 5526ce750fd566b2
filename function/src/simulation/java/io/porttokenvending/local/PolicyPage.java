package io.porttokenvending.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import io.porttokenvending.testing.Call;
import io.porttokenvending.testing.Reply;
import io.porttokenvending.trust.RedirectedPolicy;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/** The page of the local run. It evaluates edited policies, but never saves them. */
record PolicyPage(PageStart start, PolicyTrial trial) {

  /**
   * Returns the page of a run. Its trials use only the simulation, also if the run has other
   * settings.
   */
  static PolicyPage of(Simulation simulation, ServedPolicy served) {
    String issuer = served.check().scope().issuers().getFirst();
    String simulated = simulation.gitHub().uri().toString();
    LocalFunction function =
        new LocalFunction(
            simulation.environment(),
            Simulation.awsCredentials(),
            policy -> simulation.withPort(RedirectedPolicy.toIssuer(policy, issuer, simulated)),
            InstantSource.system(),
            line -> {});
    TrialExchange exchange = new TrialExchange(function, simulation.gitHub(), Simulation.AUDIENCE);
    return new PolicyPage(new PageStart(served), new PolicyTrial(served.check(), exchange));
  }

  /** Returns the reply to a request for the page; empty for requests to the function. */
  Optional<Reply> answer(Call call) {
    return switch (call.path()) {
      case "/" -> answer(call, "GET", () -> PageReply.file("page.html", "text/html"));
      case "/page.css" -> answer(call, "GET", () -> PageReply.file("page.css", "text/css"));
      case "/page.js" -> answer(call, "GET", () -> PageReply.file("page.js", "text/javascript"));
      case "/page/start" -> answer(call, "GET", () -> PageReply.json(200, start.json()));
      case "/page/decision" -> answer(call, "POST", () -> decision(call.body()));
      default -> Optional.empty();
    };
  }

  /** Creates the reply to a request that no check rejected. */
  private interface Answering {
    Reply answer() throws IOException;
  }

  private static Optional<Reply> answer(Call call, String method, Answering answering) {
    try {
      Optional<Reply> rejection = PageGuard.rejection(call, method);
      return Optional.of(rejection.isPresent() ? rejection.get() : answering.answer());
    } catch (IOException e) {
      return Optional.of(PageReply.message(500, "The local run failed: " + e.getMessage()));
    }
  }

  private Reply decision(byte[] body) throws IOException {
    return switch (StrictJson.read(body)) {
      case JsonReading.Value(JsonNode json) -> decision(TrialRequest.of(json));
      case JsonReading.Malformed(String reason) ->
          PageReply.message(400, "The request is not valid JSON: " + reason + ".");
    };
  }

  private Reply decision(Optional<TrialRequest> request) throws IOException {
    if (request.isEmpty()) {
      return PageReply.message(400, TrialRequest.FORM);
    }
    try {
      return PageReply.json(200, trial.decide(request.get()));
    } catch (IllegalArgumentException e) {
      return PageReply.message(400, String.valueOf(e.getMessage()));
    }
  }
}
