package io.porttokenvending.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.WithWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each code that a form can get, with the status and error that OAuth's clients know. */
class OAuthErrorsTest extends WithWorld {
  /** These codes require another body, path or content type, and have separate tests. */
  private static final Set<ErrorCode> NOT_OF_A_TOKEN =
      Set.of(
          ErrorCode.INVALID_REQUEST,
          ErrorCode.CLIENT_UNKNOWN,
          ErrorCode.CLIENT_NEEDS_EMBEDDED_TOKEN,
          ErrorCode.UNSUPPORTED_GRANT_TYPE,
          ErrorCode.TOKEN_MISSING,
          ErrorCode.NOT_FOUND,
          ErrorCode.METHOD_NOT_ALLOWED,
          ErrorCode.PAYLOAD_TOO_LARGE,
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          ErrorCode.RESOURCE_MISMATCH,
          ErrorCode.TOKEN_LIFETIME_INSUFFICIENT);

  static List<Arguments> codes() {
    List<Arguments> codes = new ArrayList<>();
    for (ErrorCode code : ErrorCode.values()) {
      if (!NOT_OF_A_TOKEN.contains(code)) {
        codes.add(Arguments.of(code, OAuthForm.TOKEN_EXCHANGE, "invalid_request"));
        codes.add(Arguments.of(code, OAuthForm.JWT_BEARER, "invalid_grant"));
      }
    }
    return codes;
  }

  @ParameterizedTest
  @MethodSource("codes")
  void refusal_hasOAuthsStatusAndError(ErrorCode code, String grant, String ofTheToken) {
    GatewayEvent event = RefusedRequest.in(world, code).event();

    Answer answer = world.send(asForm(event, grant));

    ErrorRow row = ErrorRow.of(code);
    JsonNode body = answer.body();
    assertEquals(code.name().toLowerCase(Locale.ROOT), body.path("code").asText());
    assertEquals(row.formError(ofTheToken), body.path("error").asText());
    assertEquals(row.formStatus(), answer.status());
    assertEquals(row.formStatus(), body.path("status").intValue());
    assertEquals(row.retryable(), body.path("retryable").booleanValue());
    assertEquals("application/json", answer.headers().get("Content-Type"));
    assertNull(answer.headers().get("WWW-Authenticate"));
    assertEquals(row.formStatus(), answer.line().path("status").intValue());
  }

  @ParameterizedTest
  @CsvSource({"0, 400, invalid_request", "17000, 413, payload_too_large"})
  void formWithoutAReadableToken_isAnsweredAsJson(int length, int status, String code) {
    Answer answer = world.send(OAuthForm.jwtBearer("a".repeat(length)).toEvent());

    assertEquals(code, answer.code());
    assertEquals("invalid_request", answer.body().path("error").asText());
    assertEquals(status, answer.status());
    assertEquals("application/json", answer.headers().get("Content-Type"));
  }

  /** The same token and profile as a form. */
  private static GatewayEvent asForm(GatewayEvent bearer, String grant) {
    JsonNode event = bearer.toTree();
    String token =
        event.path("headers").path("authorization").asText().substring("Bearer ".length());
    OAuthForm form = OAuthForm.of(grant, token);
    String body = event.path("body").asText();
    if (!body.isEmpty() && Answer.json(body).has("profile")) {
      form = form.with("scope", Answer.json(body).path("profile").asText());
    }
    return form.toEvent();
  }
}
