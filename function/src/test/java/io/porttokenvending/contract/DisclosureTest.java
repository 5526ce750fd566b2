package io.porttokenvending.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.WithWorld;
import io.porttokenvending.testing.World;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A caller that no rule names gets no information, not even about what exists. */
class DisclosureTest extends WithWorld {
  private static final String ABSENT = "{\"profile\":\"no-such-profile\"}";
  private static final String NONE = "{}";

  /** An owner that no other profile names. */
  private static final String OTHERS =
      """
      trust:
        - name: one
          repository_owner_id: "999999991342"
          repository_id: "5"
      """;

  @BeforeEach
  void twoProfiles() {
    world.profile("api-only", World.PORT + RefusedRequest.NAMED);
    world.profile("others", World.PORT + OTHERS);
  }

  @Test
  void untrustedIssuer_isQuotedInTheDetail_andNowhereElse() {
    String issuer = "https://ghe.example/_services/token";
    Answer answer = ask(world.job().with("iss", issuer), NONE);

    assertEquals("token_issuer_untrusted", answer.code());
    assertTrue(answer.detail().contains('"' + issuer + '"'), answer.detail());
    ObjectNode rest = answer.body().deepCopy();
    rest.remove("detail");
    assertFalse((rest + " " + answer.headers() + answer.lines()).contains("ghe.example"));
  }

  @Test
  void stranger_withoutAProfile_getsTheSameAnswer() {
    Answer same = ask(stranger(), ABSENT);
    world.profile("default", World.PORT + World.TRUST);
    assertSameBytes(same, ask(stranger(), NONE));

    world.reset();
    assertSameBytes(same, ask(stranger(), NONE));
  }

  @Test
  void ownerThatAnotherProfileNames_isAStrangerHere() {
    GitHubToken other = stranger().with("repository_owner_id", "999999991342");

    assertSameBytes(ask(stranger(), ABSENT), ask(other, "{\"profile\":\"catalog-reader\"}"));
    assertEquals("repository_id", failed(ask(other, "{\"profile\":\"others\"}")));
  }

  @Test
  void profileRequired_isReturnedToAnOwnerOfAnyProfile() {
    assertEquals("profile_required", ask(world.job(), NONE).code());
    assertEquals(
        "profile_required",
        ask(stranger().with("repository_owner_id", "999999991342"), NONE).code());
  }

  @Test
  void namedOwner_getsNoProfileNames() {
    assertSameBytes(ask(stranger(), ABSENT), ask(world.job(), ABSENT));
    assertSameBytes(ask(stranger(), ABSENT), ask(world.job(), "{\"profile\":\"others\"}"));
  }

  @Test
  void ownerIdOfAnotherIssuer_isAStranger() {
    String issuer = world.gitHub().uri() + "/other";
    String keys = world.gitHub().uri() + "/.well-known/jwks";
    world.setting("OIDC_ISSUERS", world.gitHub().uri() + "," + issuer + "=" + keys);
    String rule = "issuer: " + world.gitHub().uri() + "\n    repository_owner_id:";
    for (String profile : List.of("catalog-reader", "api-only", "others")) {
      world.profile(profile, World.PORT + World.TRUST.replace("repository_owner_id:", rule));
    }

    Answer answer = ask(world.job().with("iss", issuer), "{\"profile\":\"catalog-reader\"}");

    assertEquals(200, ask(world.job(), "{\"profile\":\"catalog-reader\"}").status());
    assertSameBytes(ask(stranger(), ABSENT), answer);
  }

  @Test
  void failedClaims_ofEveryRule_haveTheSentValueOrNull() {
    world.profile(
        "strict",
        World.PORT
            + World.TRUST
            + "    event_name: [schedule]\n    environment: production\n    actor: octocat\n");

    Answer answer = ask(world.job().with("ref", "refs/heads/dev"), "{\"profile\":\"strict\"}");

    assertEquals("access_denied", answer.code());
    assertEquals(
        Answer.json(
            """
            [
              {"claim": "environment", "sent": null},
              {"claim": "event_name", "sent": "push"},
              {"claim": "ref", "sent": "refs/heads/dev"}
            ]
            """),
        answer.body().path("failed_claims"));
  }

  @Test
  void refusals_neverContainWhatThePolicyRequires() {
    Answer answer =
        ask(world.job().with("ref", "refs/heads/dev"), "{\"profile\":\"catalog-reader\"}");

    assertEquals("ref", failed(answer));
    assertFalse(answer.text().contains("refs/heads/main"), answer.text());
    assertFalse(answer.text().contains("main of any repository"), answer.text());
    assertFalse(answer.text().contains("999999999999"), answer.text());
  }

  /** Its names are the usual ones. */
  private GitHubToken stranger() {
    return world.job().with("repository_owner_id", "999999990000");
  }

  private Answer ask(GitHubToken token, String body) {
    return world.send(
        world.request(token).header("Content-Type", "application/json").body(body).requestId("r="));
  }

  private static String failed(Answer answer) {
    JsonNode failed = answer.body().path("failed_claims");
    assertEquals(1, failed.size(), answer.text());
    return failed.path(0).path("claim").asText();
  }

  private static void assertSameBytes(Answer expected, Answer actual) {
    assertEquals(expected.text(), actual.text());
    assertEquals(expected.headers(), actual.headers());
    assertEquals(expected.status(), actual.status());
  }
}
