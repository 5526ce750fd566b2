package io.porttokenvending.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.WithWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The mistakes that most first workflows make, and the next step in each response. */
class CommonMistakesTest extends WithWorld {
  private static final String PERMISSION = "Add permissions: id-token: write to the job";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/token/v1/token",
        "/v1/token/v1/mcp-config",
        "/v1/v1/token",
        "/v1/explain/v1/explain",
        "//v1/token",
        "/v1/token/",
        "/v1/token//v1/token",
        "/prod/v1/token",
        "/v1/",
        "/v1",
        "/",
        ""
      })
  void url_withAPath_isNotFoundAndNamesTheAddress(String path) {
    world.setting("PUBLIC_URL", "https://tokens.acme.example");
    String token = world.sign(world.job());
    for (GatewayEvent event :
        new GatewayEvent[] {
          GatewayEvent.of("POST", path).header("Authorization", "Bearer " + token),
          GatewayEvent.of("GET", path),
          OAuthForm.tokenExchange(token).toEvent(path)
        }) {
      Answer answer = world.send(event);

      assertEquals(404, answer.status());
      assertEquals("not_found", answer.code());
      assertEquals(
          "This path does not exist. Set PORT_TOKEN_URL, or the action's url input, to"
              + " https://tokens.acme.example without a path, and request a token with POST"
              + " /v1/token.",
          answer.detail());
    }
  }

  /** What {@code jq -r .value} prints if the response has no such member. */
  @Test
  void token_theWordNull_isMalformedAndNamesThePermission() {
    assertPermission(world.send(world.bearing("null")), 401, "token_malformed", "invalid_token");
    assertPermission(
        world.send(OAuthForm.jwtBearer("null").toEvent()), 400, "token_malformed", "invalid_grant");
    assertPermission(
        world.send(OAuthForm.tokenExchange("null").toEvent()),
        400,
        "token_malformed",
        "invalid_request");
  }

  @Test
  void token_empty_namesThePermission() {
    assertPermission(world.send(world.bearing("")), 401, "token_missing", "");
    for (OAuthForm form : new OAuthForm[] {OAuthForm.jwtBearer(""), OAuthForm.tokenExchange("")}) {
      assertPermission(world.send(form.toEvent()), 400, "invalid_request", "invalid_request");
    }
  }

  @Test
  void request_withoutAuthorization_namesThePermission() {
    Answer answer = world.send(world.anonymous());

    assertEquals("token_missing", answer.code());
    assertTrue(answer.detail().contains("permissions: id-token: write"), answer.detail());
  }

  @ParameterizedTest
  @CsvSource({"'', access_denied", "token, token_missing", "broken, invalid_request"})
  void errorDocsUrl_set_isTheBaseOfEveryType(String fault, String code) {
    world.setting("ERROR_DOCS_URL", "https://docs.acme.example/errors");
    Answer answer =
        switch (fault) {
          case "token" -> world.send(world.anonymous());
          case "broken" -> world.send("{}");
          default ->
              world.send(
                  OAuthForm.jwtBearer(world.sign(world.job().with("ref", "refs/heads/x")))
                      .toEvent());
        };

    assertEquals(code, answer.code());
    assertEquals("https://docs.acme.example/errors#" + code, answer.body().path("type").asText());
  }

  private static void assertPermission(Answer answer, int status, String code, String error) {
    assertEquals(status, answer.status());
    assertEquals(code, answer.code());
    assertEquals(error, answer.body().path("error").asText());
    assertTrue(answer.detail().contains(PERMISSION), answer.detail());
  }
}
