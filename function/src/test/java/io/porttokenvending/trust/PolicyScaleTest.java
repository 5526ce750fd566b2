package io.porttokenvending.trust;

import static io.porttokenvending.trust.Verdicts.assertDenied;
import static io.porttokenvending.trust.Verdicts.assertGranted;
import static io.porttokenvending.trust.Verdicts.push;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.Identities;
import io.porttokenvending.testing.Policies;
import io.porttokenvending.trust.PolicyFolder.PolicyReading;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A decision evaluates a constant number of rules for any number of ids. */
@Timeout(120)
class PolicyScaleTest {
  @ParameterizedTest
  @ValueSource(ints = {10, 20_000, 200_000})
  void ids_inOneRule_checkOneRule(int count) {
    RuleIndex index =
        index(Policies.profile("name: all\n" + listing(count), "name: none\n" + listing(1)));
    assertRules(List.of("all", "none"), index, 1);
    assertRules(List.of("all"), index, count);
    assertRules(List.of(), index, count + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 20_000})
  void ids_inSeparateRules_checkOneRule(int count) {
    String[] rules =
        IntStream.rangeClosed(1, count)
            .mapToObj(
                id -> "name: r" + id + "\nrepository_owner_id: 999999999999\nrepository_id: " + id)
            .toArray(String[]::new);
    RuleIndex index = index(Policies.profile(rules));
    assertRules(List.of("r1"), index, 1);
    assertRules(List.of("r" + count), index, count);
    assertRules(List.of(), index, count + 1);
  }

  @Test
  void decision_twentyThousandIds_equalsTen() {
    TrustPolicy small = Policies.ofRules("name: all\n" + listing(10) + "\nref: refs/heads/main");
    TrustPolicy large =
        Policies.ofRules("name: all\n" + listing(20_000) + "\nref: refs/heads/main");
    GitHubToken listed = push().with("repository_id", "10");
    assertEquals(assertGranted(small, listed), assertGranted(large, listed));
    assertGranted(large, push().with("repository_id", "20000"));
    for (GitHubToken token :
        List.of(
            listed.with("ref", "refs/heads/dev"),
            listed.with("repository_owner_id", "7"),
            listed.with("repository_id", "20001"))) {
      assertEquals(
          assertDenied(small, token).failedClaims(), assertDenied(large, token).failedClaims());
    }
  }

  @Test
  void ids_ofManyOwners_areFoundByOwner() {
    String owners =
        IntStream.rangeClosed(1, 20_000)
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(", "));
    TrustPolicy policy =
        Policies.ofRules("repository_owner_id: [" + owners + "]\nrepository_id: any");
    assertGranted(policy, push().with("repository_owner_id", "20000"));
    assertFalse(assertDenied(policy, push().with("repository_owner_id", "20001")).ownerKnown());
  }

  /** A denial also looks up names, and evaluates few of twenty thousand rules. */
  @ParameterizedTest
  @ValueSource(strings = {"repository_owner: acme", "repository_owner: acme\nrepository: acme/r%d"})
  void names_inSeparateRules_areFoundByName(String names) {
    String[] rules =
        IntStream.rangeClosed(1, 20_000)
            .mapToObj(
                id -> "repository_owner_id: 999999999999\nrepository_id: " + id + "\n" + names)
            .toArray(String[]::new);
    for (int i = 0; i < rules.length; i++) {
      rules[i] = rules[i].formatted(i + 1);
    }
    RuleIndex index = index(Policies.profile(rules));
    GitHubToken mismatch = push().with("repository", "acme/r9").with("repository_owner_id", "7");
    WorkflowIdentity identity = Identities.of(mismatch.with("repository_id", "9"));
    assertEquals(
        1,
        index.rulesForOwnerName(identity).size() + index.rulesForRepositoryName(identity).size());
    assertEquals(Set.of("repository_owner_id"), index.mismatchedIds(identity));
  }

  @Test
  void ids_ofAllProfiles_areCounted() {
    String listing = Policies.profile(listing(PolicySize.MAX_IDS / 2));
    PolicyReading.Unusable unusable =
        assertInstanceOf(
            PolicyReading.Unusable.class,
            Policies.read(Map.of("a", listing, "b", listing), Policies.SCOPE));
    assertTrue(
        unusable.problems().getFirst().message().startsWith("the policy has 500002 ids"),
        unusable::toString);
  }

  private static String listing(int count) {
    return "repository_owner_id: 999999999999\nrepository_id: ["
        + IntStream.rangeClosed(1, count)
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(", "))
        + "]";
  }

  private static RuleIndex index(String profile) {
    return GoodProfile.read(profile).index();
  }

  private static void assertRules(List<String> names, RuleIndex index, int repositoryId) {
    GitHubToken token = push().with("repository_id", String.valueOf(repositoryId));
    assertEquals(names, index.rulesFor(Identities.of(token)).stream().map(Rule::name).toList());
  }
}
