package io.porttokenvending.actions;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.contract.RefusedRequest;
import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.Soak;
import io.porttokenvending.testing.World;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every refusal that the function can give, as the action tells it. */
class ActionRefusalTest extends WithActionJob {
  /** The action's five attempts, or as many as prove a retry; each takes 0.2 s. */
  private static final int ATTEMPTS = Soak.size("Attempts at a retryable refusal", 2, 5);

  /** Retryable codes, with and without {@code Retry-After}, that are always tried five times. */
  private static final Set<ErrorCode> ALWAYS_REPEATED =
      EnumSet.of(ErrorCode.TOKEN_EXPIRED, ErrorCode.PORT_UNAVAILABLE);

  private static final Map<ErrorCode, List<String>> REMEDIES =
      Map.ofEntries(
          entry(ErrorCode.PROFILE_REQUIRED, List.of("profile input")),
          entry(ErrorCode.CLIENT_UNKNOWN, List.of("client input")),
          entry(ErrorCode.INVALID_REQUEST, List.of("profile, client and min-ttl inputs")),
          entry(
              ErrorCode.TOKEN_AUDIENCE_MISMATCH,
              List.of("Omit the audience input", "PORT_TOKEN_URL")),
          entry(ErrorCode.TOKEN_ISSUER_UNTRUSTED, List.of("OIDC_ISSUERS")),
          entry(ErrorCode.TOKEN_EXPIRED, List.of("a clock is wrong")),
          entry(ErrorCode.ACCESS_DENIED, List.of("(ref=refs/heads/release)", "POST /v1/explain")),
          entry(ErrorCode.EVENT_REFUSED, List.of("another event")),
          entry(ErrorCode.IDENTITY_ID_MISMATCH, List.of("its new id")),
          entry(ErrorCode.NOT_FOUND, List.of("PORT_TOKEN_URL", "without a path")),
          entry(ErrorCode.TOKEN_LIFETIME_INSUFFICIENT, List.of("min-ttl input")),
          entry(ErrorCode.PORT_RATE_LIMITED, List.of("Waiting another 84")),
          entry(ErrorCode.SECRET_MISSING, List.of("operator of the service")));

  /** The action sends no form, so the other two codes cannot occur. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"RESOURCE_MISMATCH", "UNSUPPORTED_GRANT_TYPE"})
  void refusal_ofEachCode_isReportedAndRetriedIfRetryable(ErrorCode code) throws Exception {
    Answer refusal = refusal(code);
    int attempts = attempts(refusal);
    boolean granted = attempts > ATTEMPTS && !ALWAYS_REPEATED.contains(code);
    if (granted) {
      attempts = ATTEMPTS;
      job.service().answerNext(Service.written(refusal));
    } else {
      job.service().answerAlways(Service.written(refusal));
    }

    StepResult ran = job.run();

    assertEquals(granted ? 0 : 1, ran.exit(), ran.log());
    String report = granted ? ran.retried() : ran.error();
    assertTrue(report.startsWith(code.code() + ": " + refusal.detail()), report);
    assertTrue(report.contains("See " + refusal.body().path("type").asText() + " "), report);
    assertTrue(report.contains(refusal.body().path("request_id").asText()), report);
    for (String remedy : REMEDIES.getOrDefault(code, List.of())) {
      assertTrue(report.contains(remedy), report);
    }
    assertEquals(!granted, ran.outputs().isEmpty());
    assertEquals(!granted, ran.summary().contains("<code>" + code.code() + "</code></a>"));
    List<String> tokens = job.service().presented();
    assertEquals(attempts, tokens.size(), ran.log());
    assertEquals(tokens.size(), new HashSet<>(tokens).size(), "a token was sent twice");
    assertEquals(tokens.size() - 1, ran.waits().size());
    for (String wait : ran.waits()) {
      assertTrue(Double.parseDouble(wait) >= retryAfter(refusal, 1), wait);
    }
  }

  private Answer refusal(ErrorCode code) {
    World world = job.service().world();
    world.reset();
    Answer answer = world.send(RefusedRequest.in(world, code).event());
    assertEquals(code.code(), answer.code());
    job.service().reset();
    return answer;
  }

  /** Five attempts, unless the time is too short. */
  private static int attempts(Answer refusal) {
    return refusal.body().path("retryable").asBoolean() && retryAfter(refusal, 1) < 120 ? 5 : 1;
  }

  private static int retryAfter(Answer refusal, int otherwise) {
    return Integer.parseInt(
        refusal.headers().getOrDefault("Retry-After", Integer.toString(otherwise)));
  }

  @Test
  void passingFault_isTriedAgainWithAFreshToken() throws Exception {
    job.service().answerNext(Service.written(refusal(ErrorCode.PORT_UNAVAILABLE)));
    job.service().answerNext(Service.written(429, "application/json", "{\"message\":\"Too\"}"));
    job.service().answerNext(Service.written(503, "text/html", "<h1>Unavailable</h1>"));
    job.service().world().usedTokens();

    StepResult ran = job.run();

    assertEquals(0, ran.exit(), ran.log());
    List<String> tokens = job.service().presented();
    assertEquals(4, new HashSet<>(tokens).size());
    assertEquals(4, tokens.stream().map(Service::jti).distinct().count());
    assertEquals(3, ran.waits().size());
  }

  @Test
  void audienceInput_isRequested_andCorrectedInTheError() throws Exception {
    StepResult ran = job.with("audience", "https://github.com/acme?a&b").run();
    String error = ran.error();
    assertTrue(error.contains("\"https://github.com/acme?a&b\""), error);
    assertTrue(error.contains("&audience=" + job.service().url() + " to"), error);
  }

  @Test
  void text_ofAnAnswerCanBeNoCommand() throws Exception {
    String evil =
        "{\"code\":\"x\\n::set-output"
            + " name=a::b\",\"retryable\":true,\"detail\":\"a\\r\\n::warning::b%0A::c\"}";
    job.service().answerAlways(Service.written(403, "application/problem+json", evil));
    StepResult ran = job.run();
    assertEquals(5, job.service().presented().size());
    assertTrue(
        ran.log()
            .lines()
            .allMatch(line ->
                line.startsWith("::add-mask::")
                    || line.startsWith("::error title=")
                    || line.startsWith("Attempt ")),
        ran.log());
    assertTrue(ran.log().contains("%250A::c"), ran.log());
  }
}
