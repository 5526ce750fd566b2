package io.porttokenvending.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.WithWorld;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The complete response for every code: status, headers and body. */
class RefusalTest extends WithWorld {
  private static final String REQUEST_ID = "JKJaXmPLvHcESHA=";

  /** Forms alone can meet the other two, and their errors have tests of their own. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"RESOURCE_MISMATCH", "UNSUPPORTED_GRANT_TYPE"})
  void refusal_matchesTheTableOfCodes(ErrorCode code) {
    RefusedRequest refused = RefusedRequest.in(world, code);
    ErrorRow row = ErrorRow.of(code);

    Answer answer = world.send(refused.event().requestId(REQUEST_ID));

    assertEquals(row.status(), answer.status(), answer.text());
    assertEquals(body(code, row, refused), answer.body());
    assertEquals(headers(row, refused), answer.headers());
  }

  @ParameterizedTest
  @EnumSource
  void descriptions_areFixedAsciiWithoutQuotes(ErrorCode code) {
    assertTrue(
        ErrorRow.of(code)
            .description()
            .chars()
            .allMatch(c -> c >= ' ' && c <= '~' && c != '"' && c != '\\'));
  }

  private static ObjectNode body(ErrorCode code, ErrorRow row, RefusedRequest refused) {
    String name = code.name().toLowerCase(Locale.ROOT);
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put(
                "type",
                "https://github.com/port-token-vending/port-token-vending/blob/main/function/docs/errors.md#"
                    + name)
            .put("title", title(name))
            .put("status", row.status())
            .put("detail", refused.detail())
            .put("code", name)
            .put("error_description", row.description())
            .put("retryable", row.retryable())
            .put("fresh_token_required", row.freshTokenRequired())
            .put("request_id", REQUEST_ID);
    if (!row.error().isEmpty()) {
      body.put("error", row.error());
    }
    refused
        .failedClaims()
        .forEach((claim, sent) ->
            body.withArray("failed_claims").addObject().put("claim", claim).put("sent", sent));
    return body;
  }

  private static String title(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).replace('_', ' ');
  }

  private static Map<String, String> headers(ErrorRow row, RefusedRequest refused) {
    Map<String, String> more = new TreeMap<>(refused.headers());
    row.challenge().forEach(challenge -> more.put("WWW-Authenticate", challenge));
    return ExpectedHeaders.of("application/problem+json", REQUEST_ID, more);
  }
}
