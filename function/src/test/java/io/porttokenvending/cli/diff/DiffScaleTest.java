package io.porttokenvending.cli.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.porttokenvending.testing.Policies;
import io.porttokenvending.trust.TrustPolicy;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Large policies: comparing each pair of rules, or copying ids for each, would not come to an end.
 */
@Timeout(300)
class DiffScaleTest {
  private static final String OWNER = "repository_owner_id: 999999999999\n";

  @Test
  void manyIds_oneMoreAndOneLess_areTold() {
    ProfileDiff diff =
        diff(policy(1, i -> listing(1, 200_000)), policy(1, i -> listing(2, 200_001)));

    assertEquals(List.of("200001"), diff.gains().getFirst().repositoryIds());
    assertEquals(List.of("1"), diff.losses().getFirst().repositoryIds());
  }

  @Test
  void manyRulesOfManyIds_inAnotherCut_areTheSame() {
    TrustPolicy rules = policy(5000, i -> listing(i * 40 + 1, i * 40 + 40));

    assertEquals(
        List.of(), PolicyDiff.between(rules, policy(1, i -> listing(1, 200_000))).changes());
  }

  @Test
  void manyRulesOfTheirOwnConditions_oneChanged_isFound() {
    IntFunction<String> rule =
        i -> listing(i * 40 + 1, i * 40 + 40) + "\nrepository: [acme/r" + i + ", acme/s*]";
    ProfileDiff diff =
        diff(
            policy(5000, rule),
            policy(5000, i -> rule.apply(i).replace("acme/r4711,", "acme/r47*,")));

    assertEquals(1, diff.gains().size());
    assertEquals(40, diff.gains().getFirst().repositoryIds().size());
    assertEquals(List.of(), diff.losses());
  }

  @Test
  void manyRulesForAnyRepository_allChanged_areFound() {
    IntFunction<String> rule =
        i -> OWNER + "repository_id: any\nref: refs/heads/release-" + i + "\nactor_id: " + (i + 1);
    ProfileDiff diff =
        diff(policy(1000, rule), policy(1000, i -> rule.apply(i).replace("release", "*")));

    assertEquals(1000, diff.gains().size());
    assertEquals(List.of(), diff.losses());
  }

  @Test
  void oneRuleInsteadOfMany_isToldAsTooMuch_ratherThanInTooManyPieces() {
    IntFunction<String> rule =
        i -> listing(i * 40 + 1, i * 40 + 40) + "\nref: refs/heads/release-" + i;
    ProfileDiff diff = diff(policy(5000, rule), policy(1, i -> listing(1, 200_000)));

    assertFalse(diff.gains().isEmpty());
    assertEquals(List.of(), diff.losses());
  }

  private static ProfileDiff diff(TrustPolicy before, TrustPolicy after) {
    return PolicyDiff.between(before, after).changes().getFirst();
  }

  private static TrustPolicy policy(int rules, IntFunction<String> rule) {
    return Policies.ofRules(IntStream.range(0, rules).mapToObj(rule).toArray(String[]::new));
  }

  private static String listing(int first, int last) {
    return OWNER
        + "repository_id: ["
        + IntStream.rangeClosed(first, last)
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(", "))
        + "]";
  }
}
