package io.porttokenvending.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The endpoint where a runner requests the OIDC tokens of its job. */
final class RunnerEndpoint {
  private final GitHubTokens tokens;
  private final String requestToken = UUID.randomUUID().toString();
  private volatile RunnerJob described = RunnerJob.PUSH_TO_MAIN;
  private volatile GitHubToken job;

  RunnerEndpoint(GitHubTokens tokens) {
    this.tokens = tokens;
    this.job = tokens.pushToMain();
  }

  String requestToken() {
    return requestToken;
  }

  void run(GitHubToken nextJob) {
    job = nextJob;
  }

  void run(RunnerJob nextJob) {
    described = nextJob;
    job = nextJob.token(tokens);
  }

  Reply answer(Call call, Instant now) {
    Optional<String> token = call.header("authorization").flatMap(BearerScheme::token);
    if (!token.equals(Optional.of(requestToken))) {
      return message(401, "The request token is missing or invalid.");
    }
    FormParameters query = FormParameters.read(call.query());
    if (!query.only("api-version").equals(Optional.of("2.0"))) {
      return message(400, "The query must keep api-version=2.0. Append parameters to the URL.");
    }
    if (query.anyDoubled()) {
      return message(400, "A parameter is repeated. Send each parameter once.");
    }
    GitHubToken minted;
    try {
      minted = job(query);
    } catch (IllegalArgumentException e) {
      return message(400, String.valueOf(e.getMessage()));
    }
    String audience = query.only("audience").orElseGet(() -> defaultAudience(minted, now));
    return Reply.json(
        200, JsonNodeFactory.instance.objectNode().put("value", minted.sign(now, audience)));
  }

  /** Returns the current job with the preset or the claims of the query. */
  private GitHubToken job(FormParameters query) {
    Map<String, String> claims = new TreeMap<>();
    query.values().forEach((name, values) -> claims.put(name, values.getFirst()));
    claims.keySet().removeAll(List.of("api-version", "audience"));
    if (claims.isEmpty()) {
      return job;
    }
    String preset = claims.remove("preset");
    RunnerJob requested =
        preset == null ? described : described.inSameRepository(JobPreset.of(preset));
    for (Map.Entry<String, String> claim : claims.entrySet()) {
      requested = requested.with(claim.getKey(), claim.getValue());
    }
    return requested.token(tokens);
  }

  private static String defaultAudience(GitHubToken minted, Instant now) {
    return "https://github.com/" + minted.payload(now, "").path("repository_owner").asText();
  }

  private static Reply message(int status, String text) {
    return Reply.json(status, JsonNodeFactory.instance.objectNode().put("message", text));
  }
}
