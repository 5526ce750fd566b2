package io.porttokenvending.endtoend;

import static io.porttokenvending.endtoend.WholePath.AUDIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.porttokenvending.testing.GitHubToken;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the gateway's authorizer changes for callers, as {@code infra/docs/configure.md} describes.
 */
abstract class WholePathAuthorizerContract extends WholePathContract {
  private static final JsonNode TWO = JsonNodeFactory.instance.arrayNode().add("a").add("b");
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String GATEWAYS = "{\"message\":\"Unauthorized\"}";

  private static final String TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
  private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  @ParameterizedTest
  @EnumSource
  void badToken_withoutAuthorizer_hasTheFunctionsCode(BadToken bad) throws Exception {
    WholePath path = path("off");
    int rows = path.usedTokens().size();
    try (Caller caller = Caller.of(path.uri())) {
      Caller.Answer answer = caller.exchange(bad.in(path.gitHub().tokens()));
      assertEquals("401 " + bad.code, answer.verdict());
      assertEquals(bad.code, path.audit(answer.requestId()).path("code").asText());
    }
    assertEquals(rows, path.usedTokens().size());
  }

  @ParameterizedTest
  @EnumSource
  void badToken_withAuthorizer_isRejectedByTheGateway(BadToken bad) throws Exception {
    WholePath path = path("on");
    assertTurnedAway(path, "", "Authorization", "Bearer " + bad.in(path.gitHub().tokens()));
  }

  @Test
  void requestWithoutAToken_withAuthorizer_isRejectedByTheGateway() throws Exception {
    assertTurnedAway(path("on"), "");
  }

  @Test
  void twoTokens_areNeverOne() throws Exception {
    String[] both = new String[4];
    for (String authorizer : List.of("off", "on")) {
      WholePath path = path(authorizer);
      for (int i = 0; i < 4; i += 2) {
        both[i] = "Authorization";
        both[i + 1] = "Bearer " + path.gitHub().sign(path.gitHub().good());
      }
      if (authorizer.equals("on")) {
        assertTurnedAway(path, "", both);
      } else {
        try (Caller caller = Caller.of(path.uri())) {
          assertEquals("400 invalid_request", caller.send("POST", "/v1/token", "", both).verdict());
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({TOKEN_EXCHANGE + ", subject_token", JWT_BEARER + ", assertion"})
  void form_works_withoutAuthorizerOnly(String grant, String member) throws Exception {
    WholePath open = path("off");
    try (Caller caller = Caller.of(open.uri())) {
      String body = form(grant, member, open.gitHub().sign(open.gitHub().good()));
      Caller.Answer answer = caller.send("POST", "/v1/token", body, "Content-Type", FORM);
      assertEquals("200", answer.verdict(), answer::text);
      assertEquals("Bearer", answer.body().path("token_type").asText());
    }
    WholePath guarded = path("on");
    String body = form(grant, member, guarded.gitHub().sign(guarded.gitHub().good()));
    assertTurnedAway(guarded, body, "Content-Type", FORM);
  }

  @Test
  void claims_arePassedAsStrings() throws Exception {
    for (String authorizer : List.of("off", "on")) {
      WholePath path = path(authorizer);
      try (Caller caller = Caller.of(path.uri())) {
        GitHubToken job = path.gitHub().good().with("groups", TWO);
        assertEquals("200", caller.exchange(path.gitHub().sign(job)).verdict());
      }
      JsonNode claims = path.invocations().getLast().at("/requestContext/authorizer/jwt/claims");
      assertEquals(authorizer.equals("on"), claims.path("exp").isTextual());
      assertEquals(authorizer.equals("on") ? "[a b]" : "", claims.path("groups").asText());
    }
  }

  /** Callers request the metadata before they have a token. */
  @ParameterizedTest
  @CsvSource({"off", "on"})
  void metadata_isForEverybody(String authorizer) throws Exception {
    try (Caller caller = Caller.of(path(authorizer).uri())) {
      JsonNode metadata = caller.get("/.well-known/oauth-authorization-server").body();
      assertEquals(AUDIENCE, metadata.path("audience").asText());
    }
  }

  private static void assertTurnedAway(WholePath path, String body, String... headers)
      throws Exception {
    int before = path.invocations().size();
    try (Caller caller = Caller.of(path.uri())) {
      Caller.Answer answer = caller.send("POST", "/v1/token", body, headers);
      assertEquals(401, answer.status());
      assertEquals(GATEWAYS, answer.text());
    }
    assertEquals(before, path.invocations().size());
  }

  private static String form(String grant, String member, String token) {
    String type = "urn:ietf:params:oauth:token-type:jwt";
    return "grant_type=%s&%s=%s&subject_token_type=%s"
        .formatted(encoded(grant), member, token, encoded(type));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
