package io.porttokenvending.trust;

import static io.porttokenvending.trust.Verdicts.IDS;
import static io.porttokenvending.trust.Verdicts.assertDenied;
import static io.porttokenvending.trust.Verdicts.assertGranted;
import static io.porttokenvending.trust.Verdicts.push;

import io.porttokenvending.testing.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Custom properties of a repository; the values of a multi-select property are comma-separated. */
class DecisionPropertyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {member: gold}           | gold
          {member: gold}           | gold,silver
          {member: gold}           | silver,gold
          {member: gold}           | a,gold,b
          {member: gold}           | ,gold
          {member: gold}           | gold,
          {member: gold}           | ,,gold,,
          {member: [a, gold]}      | silver,gold
          {member: "a b"}          | x,a b
          gold                     | gold
          'gold,silver'            | gold,silver
          [silver, gold]           | gold
          'gold*'                  | gold,silver
          '*'                      | gold
          "true"                   | true
          """)
  void property_matching_isGranted(String wanted, String sent) {
    assertGranted(
        Policies.ofRules(IDS + "repo_property_tier: " + wanted),
        push().with("repo_property_tier", sent));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {member: gold}           | silver
          {member: gold}           | golden
          {member: gold}           | marigold
          {member: gold}           | Gold
          {member: gold}           | silver, gold
          {member: gold}           | gold ,silver
          {member: gold}           | "gold"
          {member: gold}           | [gold]
          {member: gold}           | gold;silver
          {member: gold}           | go,ld
          {member: gold}           | ,
          {member: gold}           | gold\uff0csilver
          {member: [a, b]}         | a;b
          gold                     | gold,silver
          gold                     | silver,gold
          [gold, silver]           | gold,silver
          'gold,silver'            | silver,gold
          'gold,silver'            | gold
          Gold                     | gold
          "true"                   | True
          """)
  void property_otherValue_isDenied(String wanted, String sent) {
    assertDenied(
        Policies.ofRules(IDS + "repo_property_tier: " + wanted),
        push().with("repo_property_tier", sent));
  }

  @Test
  void properties_sameValueOtherName_areDenied() {
    TrustPolicy policy =
        Policies.ofRules(IDS + "repo_property_tier: gold\nrepo_property_team: {member: a}");
    assertGranted(
        policy, push().with("repo_property_tier", "gold").with("repo_property_team", "a,b"));
    assertDenied(policy, push().with("repo_property_tier", "a").with("repo_property_team", "gold"));
    assertDenied(policy, push().with("repo_property_tier", "gold"));
    assertDenied(policy, push().with("repo_property_Tier", "gold").with("repo_property_team", "a"));
  }
}
