package io.porttokenvending.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.trust.WorkflowIdentity;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedJobTest {
  private static final String GITHUB = "https://token.actions.githubusercontent.com";

  private final SimulatedJob jobs = new SimulatedJob(GITHUB);

  @Test
  void requiredClaims_alone_areSufficient() {
    WorkflowIdentity identity = identity(few());

    assertEquals(GITHUB, identity.issuer());
    assertEquals("acme/api", identity.repository());
    assertEquals(Optional.of("acme"), identity.claim("repository_owner"));
    assertEquals(Optional.empty(), identity.claim("actor_id"));
    assertEquals(Optional.empty(), identity.claim("workflow_ref"));
  }

  @Test
  void wholePayload_ignoresTimesAndAudience() {
    ObjectNode claims = few().put("iss", "https://ghe.example").put("aud", "else").put("exp", 1);
    claims.put("sub", "repo:acme@999999999999/api@888888888888:ref:refs/heads/main");

    assertEquals("https://ghe.example", identity(claims).issuer());
  }

  @Test
  void nullClaim_isAbsent() {
    assertEquals(Optional.empty(), identity(few().putNull("environment")).claim("environment"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"repository", "repository_id", "repository_owner_id", "event_name", "ref"})
  void missingRequiredClaim_isImpossible(String claim) {
    ObjectNode claims = few();
    claims.remove(claim);

    assertTrue(why(claims).contains(claim), why(claims));
  }

  @Test
  void contradictingClaims_areImpossible() {
    ObjectNode claims = few().put("repository_owner", "evil");

    assertTrue(why(claims).contains("repository_owner"), why(claims));
    assertTrue(why(few().put("sub", "repo:acme@1/api@2:x")).contains("sub"));
  }

  private static ObjectNode few() {
    return (ObjectNode)
        Answer.json(
            """
            {"repository_owner_id": "999999999999", "repository_id": "888888888888",
             "repository": "acme/api", "event_name": "push", "ref": "refs/heads/main"}
            """);
  }

  private WorkflowIdentity identity(ObjectNode claims) {
    return assertInstanceOf(SimulatedJob.Reading.Identity.class, jobs.of(claims)).identity();
  }

  private String why(ObjectNode claims) {
    return assertInstanceOf(SimulatedJob.Reading.Impossible.class, jobs.of(claims)).why();
  }
}
