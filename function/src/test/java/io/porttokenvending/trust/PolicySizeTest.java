package io.porttokenvending.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.Policies;
import io.porttokenvending.trust.PolicyFolder.PolicyReading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicySizeTest {
  @Test
  void policy_overLimit_isReportedWithRemedy() {
    PolicySize atTheLimit =
        new PolicySize(PolicySize.MAX_PROFILES, PolicySize.MAX_RULES, PolicySize.MAX_IDS);
    assertEquals(Optional.empty(), atTheLimit.excess());
    assertExcess("1001 profiles", new PolicySize(1_001, 1, 1));
    assertExcess("50001 rules", new PolicySize(1, 50_001, 1));
    assertExcess("500001 ids", new PolicySize(1, 1, 500_001));
  }

  @Test
  void size_countsRulesAndIdsOfAllProfiles() {
    Profile profile =
        GoodProfile.read(
            Policies.profile(
                "repository_owner_id: [1, 2]\nrepository_id: [3, 4, 5]",
                "repository_owner_id: 1\nrepository_id: any"));
    assertEquals(new PolicySize(2, 4, 12), PolicySize.of(List.of(profile, profile)));
  }

  @Test
  void folder_tooManyProfiles_isUnusable() {
    Map<String, String> profiles = new HashMap<>();
    for (int i = 0; i <= PolicySize.MAX_PROFILES; i++) {
      profiles.put("p" + i, Policies.profile("repository_owner_id: 1\nrepository_id: any"));
    }
    PolicyReading.Unusable unusable =
        assertInstanceOf(PolicyReading.Unusable.class, Policies.read(profiles, Policies.SCOPE));
    assertEquals(1, unusable.problems().size());
    assertEquals(ProblemKind.POLICY_SIZE, unusable.problems().getFirst().kind());
  }

  private static void assertExcess(String what, PolicySize size) {
    String why = size.excess().orElseThrow();
    assertTrue(why.startsWith("the policy has " + what + ", but the limit is "), why);
    assertTrue(why.contains("repo_property_"), why);
  }
}
