package io.porttokenvending.trust;

import static io.porttokenvending.trust.Decision.DenialReason.ACCESS_DENIED;
import static io.porttokenvending.trust.Decision.DenialReason.EVENT_REFUSED;
import static io.porttokenvending.trust.Verdicts.IDS;
import static io.porttokenvending.trust.Verdicts.assertDenied;
import static io.porttokenvending.trust.Verdicts.assertGranted;
import static io.porttokenvending.trust.Verdicts.failed;
import static io.porttokenvending.trust.Verdicts.push;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.Policies;
import io.porttokenvending.trust.Decision.FailedClaim;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionEventsTest {
  private static final String PULL_REF = "refs/pull/15/merge";

  @ParameterizedTest
  @ValueSource(
      strings = {"push", "schedule", "workflow_dispatch", "merge_group", "release", "deployment"})
  void event_safe_isGrantedWithoutList(String event) {
    assertGranted(Policies.ofRules(IDS), push().with("event_name", event));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pull_request",
        "pull_request_target",
        "pull_request_review",
        "workflow_run",
        "issue_comment",
        "issues",
        "repository_dispatch",
        "dynamic",
        "fork",
        "watch",
        "PUSH",
        "push ",
        "push,schedule",
        "*",
        "an_event_of_next_year"
      })
  void event_other_isDeniedUntilListed(String event) {
    GitHubToken token = push().with("event_name", event);
    Decision.Denied denied = assertDenied(EVENT_REFUSED, Policies.ofRules(IDS), token);
    assertEquals(List.of(new FailedClaim("event_name", Optional.of(event))), denied.failedClaims());
    if (!event.contains("*")) {
      assertGranted(Policies.ofRules(IDS + "event_name: ['" + event + "']"), token);
    }
  }

  @Test
  void event_notInRulesList_isAccessDenied() {
    TrustPolicy policy = Policies.ofRules(IDS + "event_name: [push, issues]");
    assertGranted(policy, push().with("event_name", "issues"));
    for (String event : List.of("schedule", "pull_request", "Push", "issues,push")) {
      Decision.Denied denied = assertDenied(policy, push().with("event_name", event));
      assertEquals(List.of("event_name"), failed(denied));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "event_name: push", "event_name: [push, workflow_dispatch, issues]"})
  void pullRef_withoutPullRequestInList_isDenied(String events) {
    TrustPolicy policy = Policies.ofRules(IDS + events);
    Decision.Denied denied = assertDenied(EVENT_REFUSED, policy, push().with("ref", PULL_REF));
    assertEquals(List.of(new FailedClaim("ref", Optional.of(PULL_REF))), denied.failedClaims());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pull_request", "pull_request_target"})
  void pullRef_withPullRequestInList_isGranted(String event) {
    TrustPolicy policy = Policies.ofRules(IDS + "event_name: [push, " + event + "]");
    assertGranted(policy, push().with("ref", PULL_REF).with("event_name", event));
    assertGranted(policy, push().with("ref", PULL_REF));
  }

  /** The rule matches the ref, but must also list the event. */
  @Test
  void pullRef_matchedByRef_requiresListedPullRequest() {
    String rule = IDS + "ref: refs/pull/**";
    assertDenied(EVENT_REFUSED, Policies.ofRules(rule), push().with("ref", PULL_REF));
    assertGranted(
        Policies.ofRules(rule + "\nevent_name: [push, pull_request]"),
        push().with("ref", PULL_REF));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "event_name: push", "event_name: [push, pull_request, release]"})
  void emptyRef_withoutDeploymentInList_isDenied(String events) {
    TrustPolicy policy = Policies.ofRules(IDS + events);
    Decision.Denied denied = assertDenied(EVENT_REFUSED, policy, push().with("ref", ""));
    assertEquals(List.of(new FailedClaim("ref", Optional.of(""))), denied.failedClaims());
  }

  /** The default list contains {@code deployment}, but a bare commit requires it in the rule. */
  @Test
  void emptyRef_deploymentByDefault_isDenied() {
    GitHubToken deployment = push().with("event_name", "deployment");
    assertGranted(Policies.ofRules(IDS), deployment);
    assertDenied(EVENT_REFUSED, Policies.ofRules(IDS), deployment.with("ref", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"deployment", "deployment_status"})
  void emptyRef_withDeploymentInList_isGranted(String event) {
    TrustPolicy policy = Policies.ofRules(IDS + "event_name: [push, " + event + "]");
    assertGranted(policy, push().with("ref", "").with("event_name", event));
    assertGranted(policy, push().with("ref", ""));
  }

  @Test
  void emptyRef_withRequiredRef_isAccessDenied() {
    TrustPolicy policy =
        Policies.ofRules(IDS + "ref: refs/heads/main\nevent_name: [push, deployment]");
    assertDenied(ACCESS_DENIED, policy, push().with("ref", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"refs/heads/refs/pull/1/merge", "refs/pulls/1", "refs/heads/pull/1"})
  void ref_similarToPullRef_isGranted(String ref) {
    assertGranted(Policies.ofRules(IDS), push().with("ref", ref));
  }

  @ParameterizedTest
  @CsvSource({
    "pull_request, refs/heads/dev",
    "pull_request, refs/pull/15/merge",
    "push, refs/pull/15/merge",
    "workflow_run, refs/heads/dev"
  })
  void deniedEvent_andFailedCondition_isAccessDenied(String event, String ref) {
    TrustPolicy policy = Policies.ofRules(IDS + "ref: refs/heads/main");
    assertDenied(ACCESS_DENIED, policy, push().with("event_name", event).with("ref", ref));
  }

  @Test
  void deniedEvent_andFailedCondition_areBothReported() {
    TrustPolicy policy = Policies.ofRules(IDS + "actor: hubot");
    Decision.Denied denied = assertDenied(policy, push().with("event_name", "issues"));
    assertEquals(List.of("actor", "event_name"), failed(denied));
  }

  @Test
  void deniedEvent_inOneRule_isEventRefused() {
    String strict = "name: strict\n" + IDS + "actor: hubot";
    String listing = "name: listing\n" + IDS + "event_name: push";
    String open = "name: open\n" + IDS;
    GitHubToken token = push().with("event_name", "issues");
    assertDenied(ACCESS_DENIED, Policies.ofRules(strict, listing), token);
    Decision.Denied denied =
        assertDenied(EVENT_REFUSED, Policies.ofRules(strict, listing, open), token);
    assertEquals(List.of("event_name"), failed(denied));
  }

  @Test
  void deniedEvent_ofOtherIdsRule_isAccessDenied() {
    GitHubToken token = push().with("event_name", "issues").with("repository_id", "7");
    assertDenied(ACCESS_DENIED, Policies.ofRules(IDS), token);
  }
}
