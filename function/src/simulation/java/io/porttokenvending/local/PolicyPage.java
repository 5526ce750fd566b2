package io.porttokenvending.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.json.StrictJson;
import io.porttokenvending.testing.Call;
import io.porttokenvending.testing.Reply;
import io.porttokenvending.trust.RedirectedPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page of the local run. It shows policies, so it accepts no request that another web site
 * could have caused, and it writes no file of a policy.
 */
final class PolicyPage {
  static final int MAX_BODY = 1 << 20;

  private static final Map<String, String> FILES =
      Map.of("/", "page.html", "/page.css", "page.css", "/page.js", "page.js");

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
              + " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cache-Control",
          "no-store");

  private final PageStart start;
  private final PolicyTrial trial;

  PolicyPage(PageStart start, PolicyTrial trial) {
    this.start = start;
    this.trial = trial;
  }

  /** The page of a run. Its trials never leave the simulation, whatever the run is told to use. */
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
    return reply(call).map(PolicyPage::withHeaders);
  }

  private Optional<Reply> reply(Call call) {
    return switch (call.path()) {
      case "/", "/page.css", "/page.js" -> Optional.of(get(call, () -> file(call.path())));
      case "/page/start" -> Optional.of(get(call, () -> json(200, start.json())));
      case "/page/decision" -> Optional.of(decision(call));
      default -> Optional.empty();
    };
  }

  /** Answers a request that passed the checks. */
  private interface Answering {
    Reply answer() throws IOException;
  }

  private static Reply get(Call call, Answering answering) {
    return checked(call, "GET", answering);
  }

  private Reply decision(Call call) {
    return checked(
        call,
        "POST",
        () -> {
          if (!isSameOrigin(call)) {
            return message(403, "This page accepts requests only from itself.");
          }
          if (!call.mediaType().equals("application/json")) {
            return message(415, "Send the request as application/json.");
          }
          if (call.body().length > MAX_BODY) {
            return message(
                413, "The policy is over 1 MiB. Use `policy lint` and `policy explain` instead.");
          }
          return switch (StrictJson.read(call.body())) {
            case JsonReading.Malformed(String reason) ->
                message(400, "The request is no JSON value: " + reason + ".");
            case JsonReading.Value(JsonNode body) ->
                TrialRequest.of(body)
                    .map(request -> decision(request))
                    .orElseGet(() -> message(400, TrialRequest.FORM));
          };
        });
  }

  private Reply decision(TrialRequest request) {
    try {
      return json(200, trial.decide(request));
    } catch (IllegalArgumentException e) {
      return message(400, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return message(500, "The local run could not check the policy: " + e.getMessage());
    }
  }

  private static Reply checked(Call call, String method, Answering answering) {
    // A site whose name resolves to this machine can send requests here, but under its own name.
    if (!isLoopback(call.header("host").orElse(""))) {
      return message(403, "Open this page at its loopback address, http://127.0.0.1:PORT/.");
    }
    if (!call.method().equals(method)) {
      return message(405, "This path accepts only " + method + ".").header("Allow", method);
    }
    try {
      return answering.answer();
    } catch (IOException e) {
      return message(500, "The local run could not read a file: " + e.getMessage());
    }
  }

  private static boolean isLoopback(String host) {
    int colon = host.lastIndexOf(':');
    return List.of("127.0.0.1", "localhost").contains(colon < 0 ? host : host.substring(0, colon));
  }

  private static boolean isSameOrigin(Call call) {
    String own = "http://" + call.header("host").orElse("");
    return !call.hasHeader("origin") || call.header("origin").equals(Optional.of(own));
  }

  private static Reply file(String path) throws IOException {
    String name = FILES.getOrDefault(path, "");
    String type =
        switch (name.substring(name.indexOf('.') + 1)) {
          case "html" -> "text/html";
          case "css" -> "text/css";
          default -> "text/javascript";
        };
    try (InputStream content = PolicyPage.class.getResourceAsStream(name)) {
      if (content == null) {
        throw new IOException(name + " is missing on the class path");
      }
      return Reply.of(200)
          .header("Content-Type", type + "; charset=utf-8")
          .body(content.readAllBytes());
    }
  }

  private static Reply withHeaders(Reply reply) {
    Reply complete = reply;
    for (Map.Entry<String, String> header : HEADERS.entrySet()) {
      complete = complete.header(header.getKey(), header.getValue());
    }
    return complete;
  }

  private static Reply message(int status, String text) {
    return json(status, JsonNodeFactory.instance.objectNode().put("message", text));
  }

  private static Reply json(int status, ObjectNode body) {
    return Reply.json(status, JsonText.write(body));
  }
}
