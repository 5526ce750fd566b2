package io.porttokenvending.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.contract.RefusedRequest;
import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.World;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every refusal that the function can give, as the action tells it. */
class ActionRefusalTest extends WithActionJob {
  /** The action sends no form, which alone can meet the other two. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"RESOURCE_MISMATCH", "UNSUPPORTED_GRANT_TYPE"})
  void refusal_isToldAndOnlyARetryableOneTriedAgain(ErrorCode code) throws Exception {
    Answer refusal = refusal(code);
    job.service().answerAlways(Service.written(refusal));

    Ran ran = job.run();

    assertEquals(1, ran.exit());
    String error = ran.error();
    assertTrue(error.startsWith(code.code() + ": " + refusal.detail()), error);
    assertTrue(error.contains("See " + refusal.body().path("type").asText() + " "), error);
    assertTrue(error.contains(refusal.body().path("request_id").asText()), error);
    assertEquals(Map.of(), ran.outputs());
    assertEquals("", ran.summary());
    List<String> tokens = job.service().presented();
    assertEquals(attempts(refusal), tokens.size(), ran.log());
    assertEquals(tokens.size(), new HashSet<>(tokens).size(), "a token was sent twice");
    assertEquals(tokens.size() - 1, ran.waits().size());
    for (String wait : ran.waits()) {
      assertTrue(Double.parseDouble(wait) >= retryAfter(refusal, 1), wait);
    }
  }

  private Answer refusal(ErrorCode code) {
    World world = job.service().world();
    world.reset();
    RefusedRequest refused = Objects.requireNonNull(RefusedRequest.BY_CODE.get(code)).apply(world);
    Answer answer = world.send(refused.event());
    assertEquals(code.code(), answer.code());
    job.service().reset();
    return answer;
  }

  /** Five in all, but none for which there is no time. */
  private static int attempts(Answer refusal) {
    return refusal.body().path("retryable").asBoolean() && retryAfter(refusal, 1) < 120 ? 5 : 1;
  }

  private static int retryAfter(Answer refusal, int otherwise) {
    return Integer.parseInt(
        refusal.headers().getOrDefault("Retry-After", Integer.toString(otherwise)));
  }

  @ParameterizedTest
  @CsvSource({
    "PROFILE_REQUIRED, input profile",
    "CLIENT_UNKNOWN, input client",
    "INVALID_REQUEST, 'inputs profile, client and min-ttl'",
    "TOKEN_AUDIENCE_MISMATCH, Leave the input audience out",
    "TOKEN_ISSUER_UNTRUSTED, OIDC_ISSUERS",
    "TOKEN_EXPIRED, a clock is wrong",
    "ACCESS_DENIED, (ref=refs/heads/release)",
    "ACCESS_DENIED, POST /v1/explain",
    "EVENT_REFUSED, another event",
    "IDENTITY_ID_MISMATCH, the repository's new id",
    "NOT_FOUND, input url",
    "TOKEN_LIFETIME_INSUFFICIENT, input min-ttl",
    "PORT_RATE_LIMITED, no time to wait another 84",
    "SECRET_MISSING, Tell whoever runs the service"
  })
  void refusal_saysWhatToDo(ErrorCode code, String remedy) throws Exception {
    job.service().answerAlways(Service.written(refusal(code)));
    String error = job.run().error();
    assertTrue(error.contains(remedy), error);
  }

  @Test
  void passingFault_isTriedAgainWithAFreshToken() throws Exception {
    job.service().answerNext(Service.written(refusal(ErrorCode.PORT_UNAVAILABLE)));
    job.service().answerNext(Service.written(429, "application/json", "{\"message\":\"Too\"}"));
    job.service().answerNext(Service.written(503, "text/html", "<h1>Unavailable</h1>"));
    job.service().world().usedTokens();

    Ran ran = job.run();

    assertEquals(0, ran.exit(), ran.log());
    List<String> tokens = job.service().presented();
    assertEquals(4, new HashSet<>(tokens).size());
    assertEquals(4, tokens.stream().map(Service::jti).distinct().count());
    assertEquals(3, ran.waits().size());
  }

  @Test
  void replayedToken_isFollowedByAFreshOne() throws Exception {
    Answer replayed = refusal(ErrorCode.TOKEN_REPLAYED);
    job.service().answerNext(Service.written(replayed));
    assertEquals(0, job.run().exit());
    assertEquals(2, job.service().presented().size());
  }

  @Test
  void givenAudience_isAskedForAndIfWrongTheRightOneIsNamed() throws Exception {
    Ran ran = job.with("audience", "https://github.com/acme?a&b").run();
    String error = ran.error();
    assertTrue(error.contains("\"https://github.com/acme?a&b\""), error);
    assertTrue(error.contains("audience=" + job.service().url() + "."), error);
  }

  @Test
  void text_ofAnAnswerCanBeNoCommand() throws Exception {
    String evil =
        "{\"code\":\"x\\n::set-output"
            + " name=a::b\",\"retryable\":true,\"detail\":\"a\\r\\n::warning::b%0A::c\"}";
    job.service().answerAlways(Service.written(403, "application/problem+json", evil));
    Ran ran = job.run();
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
