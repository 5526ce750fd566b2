package io.porttokenvending.trust;

import static io.porttokenvending.trust.Verdicts.IDS;
import static io.porttokenvending.trust.Verdicts.push;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.testing.Identities;
import io.porttokenvending.testing.Policies;
import io.porttokenvending.trust.Decision.DenialReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Selection of the profile, and denials for other profiles. */
class ProfileChoiceTest {
  private static final String OURS = Policies.profile("name: ours\n" + IDS);
  private static final String OURS_BUT_NOT_THIS_JOB =
      Policies.profile("name: ours\n" + IDS + "actor: hubot");
  private static final String OF_OTHERS =
      Policies.profile("repository_owner_id: 7\nrepository_id: any");

  @Test
  void profile_onlyOne_isDefault() {
    TrustPolicy policy = Policies.of(Map.of("reader", OURS));
    assertEquals("reader", granted(policy, Optional.empty()));
    assertEquals("reader", granted(policy, Optional.of("reader")));
  }

  @Test
  void profile_namedDefault_isDefault() {
    TrustPolicy policy = Policies.of(Map.of("default", OURS, "writer", OURS, "a", OURS));
    assertEquals("default", granted(policy, Optional.empty()));
    assertEquals("writer", granted(policy, Optional.of("writer")));
    assertEquals("a", granted(policy, Optional.of("a")));
  }

  @Test
  void profile_requested_decides() {
    TrustPolicy policy =
        Policies.of(Map.of("default", OURS_BUT_NOT_THIS_JOB, "reader", OURS, "b", OF_OTHERS));
    assertEquals("reader", granted(policy, Optional.of("reader")));
    assertTrue(denied(policy, push(), Optional.empty()).ownerKnown());
    assertTrue(denied(policy, push(), Optional.of("default")).ownerKnown());
    assertPlain(denied(policy, push(), Optional.of("b")));
  }

  @Test
  void profiles_withoutDefault_areProfileRequired() {
    TrustPolicy policy = Policies.of(Map.of("reader", OF_OTHERS, "writer", OURS_BUT_NOT_THIS_JOB));
    Decision.Denied denied = denied(policy, push(), Optional.empty());
    assertEquals(DenialReason.PROFILE_REQUIRED, denied.reason());
    assertTrue(denied.ownerKnown());
    assertEquals(Optional.empty(), denied.profile());
    assertEquals(List.of(), denied.failedClaims());
  }

  @Test
  void unknownOwner_severalProfiles_isAccessDenied() {
    TrustPolicy policy = Policies.of(Map.of("reader", OF_OTHERS, "writer", OURS));
    assertPlain(denied(policy, unknownOwner(), Optional.empty()));
  }

  @Test
  void owner_ofOtherIssuer_isUnknown() {
    PolicyScope scope =
        new PolicyScope(List.of(GitHubTokens.ISSUER, Identities.OTHER_ISSUER), Set.of(), false);
    String ours = Policies.profile("issuer: " + GitHubTokens.ISSUER + "\n" + IDS);
    TrustPolicy policy = Policies.of(Map.of("reader", ours, "writer", ours), scope);
    GitHubToken there = push().with("iss", Identities.OTHER_ISSUER);
    assertPlain(denied(policy, there, Optional.empty()));
    assertPlain(denied(policy, there, Optional.of("reader")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Reader",
        "reader ",
        "reader.yaml",
        "../reader",
        "./reader",
        "reader\u0000",
        "*",
        "read*",
        "r\u0435ader",
        "unknown",
        "-",
        "null",
        "reader\n"
      })
  void profile_unknown_isAccessDenied(String name) {
    TrustPolicy policy = Policies.of(Map.of("reader", OURS));
    Decision.Denied denied = denied(policy, push(), Optional.of(name));
    assertPlain(denied);
    assertEquals(denied, denied(policy, unknownOwner(), Optional.of(name)));
  }

  @Test
  void profile_ofOthers_looksLikeUnknownProfile() {
    TrustPolicy policy = Policies.of(Map.of("reader", OURS, "writer", OF_OTHERS));
    assertPlain(denied(policy, push(), Optional.of("writer")));
    assertPlain(denied(policy, push(), Optional.of("nothing")));
  }

  private static void assertPlain(Decision.Denied denied) {
    assertEquals(DenialReason.ACCESS_DENIED, denied.reason());
    assertFalse(denied.ownerKnown());
    assertEquals(List.of(), denied.failedClaims());
  }

  private static String granted(TrustPolicy policy, Optional<String> profile) {
    Decision decision = policy.decide(Identities.of(push()), profile);
    return assertInstanceOf(Decision.Granted.class, decision, decision::toString).profile().name();
  }

  private static Decision.Denied denied(
      TrustPolicy policy, GitHubToken token, Optional<String> profile) {
    Decision decision = policy.decide(Identities.of(token), profile);
    return assertInstanceOf(Decision.Denied.class, decision, decision::toString);
  }

  private static GitHubToken unknownOwner() {
    return push().with("repository_owner_id", "9").with("repository_id", "9");
  }
}
