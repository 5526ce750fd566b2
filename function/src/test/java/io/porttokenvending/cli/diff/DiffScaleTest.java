package io.porttokenvending.cli.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.Policies;
import io.porttokenvending.trust.TrustPolicy;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Large policies: comparing each pair of rules, or copying ids for each rule, would take hours.
 * With {@code -Dsoak} they are twenty times as large.
 */
@Timeout(300)
class DiffScaleTest {
  private static final int SCALE = System.getProperty("soak") == null ? 1 : 20;
  private static final int RULES = 250 * SCALE;
  private static final int IDS_OF_A_RULE = 40;
  private static final int IDS = RULES * IDS_OF_A_RULE;
  private static final String OWNER = "repository_owner_id: 999999999999\n";

  @Test
  void manyIds_oneAddedAndOneRemoved_areFound() {
    ProfileDiff diff = diff(policy(1, i -> listing(1, IDS)), policy(1, i -> listing(2, IDS + 1)));

    assertEquals(List.of(String.valueOf(IDS + 1)), repositories(diff.gains()));
    assertEquals(List.of("1"), repositories(diff.losses()));
  }

  @Test
  void manyRules_mergedIntoOne_isNoChange() {
    TrustPolicy rules = policy(RULES, DiffScaleTest::rule);

    assertEquals(List.of(), PolicyDiff.between(rules, policy(1, i -> listing(1, IDS))));
  }

  @Test
  void manyRulesWithOwnConditions_oneChanged_isFound() {
    IntFunction<String> rule = i -> rule(i) + "\nrepository: [acme/r" + i + ", acme/s*]";
    ProfileDiff diff =
        diff(
            policy(RULES, rule),
            policy(RULES, i -> rule.apply(i).replace("acme/r211,", "acme/r21*,")));

    assertEquals(1, diff.gains().size());
    assertEquals(IDS_OF_A_RULE, repositories(diff.gains()).size());
    assertEquals(List.of(), diff.losses());
  }

  @Test
  void manyRulesForAnyRepository_allChanged_areFound() {
    int rules = RULES / 5;
    IntFunction<String> rule =
        i -> OWNER + "repository_id: any\nref: refs/heads/release-" + i + "\nactor_id: " + (i + 1);
    ProfileDiff diff =
        diff(policy(rules, rule), policy(rules, i -> rule.apply(i).replace("release", "*")));

    assertEquals(rules, diff.gains().size());
    assertEquals(List.of(), diff.losses());
  }

  @Test
  void oneRuleInsteadOfMany_tooManyPieces_isGain() {
    ProfileDiff diff =
        diff(
            policy(RULES, i -> rule(i) + "\nref: refs/heads/release-" + i),
            policy(1, i -> listing(1, IDS)));

    assertFalse(diff.gains().isEmpty());
    assertTrue(diff.gains().size() <= 64, () -> diff.gains().size() + " gains");
    assertEquals(List.of(), diff.losses());
  }

  private static List<String> repositories(List<JobSet> jobs) {
    return jobs.getFirst().values("repository_id").values().texts();
  }

  private static ProfileDiff diff(TrustPolicy before, TrustPolicy after) {
    return PolicyDiff.between(before, after).getFirst();
  }

  private static TrustPolicy policy(int rules, IntFunction<String> rule) {
    return Policies.ofRules(IntStream.range(0, rules).mapToObj(rule).toArray(String[]::new));
  }

  private static String rule(int number) {
    return listing(number * IDS_OF_A_RULE + 1, (number + 1) * IDS_OF_A_RULE);
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
