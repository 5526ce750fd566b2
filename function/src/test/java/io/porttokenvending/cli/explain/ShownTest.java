package io.porttokenvending.cli.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.testing.Identities;
import io.porttokenvending.testing.Policies;
import io.porttokenvending.token.TokenFault;
import io.porttokenvending.trust.DenialReason;
import io.porttokenvending.trust.Explanation.ConditionVerdict;
import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ref: refs/heads/main             | refs/heads/main
          ref: [refs/heads/a, refs/tags/*] | [refs/heads/a, refs/tags/*]
          environment: "*"                 | "*"
          workflow: a "b"                  | "a \\"b\\""
          repo_property_tier: {member: [b, a]} | {member: [a, b]}
          repo_property_tier: {member: a}  | {member: a}
          actor_id: [30, 20]               | [20, 30]
          event_name: [push, issues]       | [issues, push]
          """)
  void wanted_isWrittenAsInTheFile(String line, String shown) {
    Rule rule = rule("repository_owner_id: 1\nrepository_id: any\n" + line);
    assertEquals(shown, wanted(rule, line.substring(0, line.indexOf(':'))));
  }

  @Test
  void thousandsOfIds_areCountedAndTheFirstAreShown() {
    String ids =
        IntStream.range(1_000_000, 1_200_000)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", ", "[", "]"));
    Rule rule = rule("repository_owner_id: 1\nrepository_id: " + ids);
    assertEquals(
        "[1000000, 1000001, 1000002, 1000003, 1000004, … 199995 more of 200000]",
        wanted(rule, "repository_id"));
  }

  @Test
  void whatSteersATerminalOrHidesItself_isNotShownAsItIs() {
    assertEquals("\"a\\U0000001B[2Jb\"", Shown.value("a\u001b[2Jb"));
    assertEquals("\"a\\U0000202Eb\\U0000009B\"", Shown.value("a\u202eb\u009b"));
    assertEquals("\"\\U0000000Aé 😀\"", Shown.value("\né 😀"));
    assertEquals("\"\"", Shown.value(""));
    assertTrue(Shown.value("x".repeat(5_000)).length() < 130);
    assertEquals("-x".length() + 2, Shown.value("-x").length());
  }

  @Test
  void colours_areThereOnlyWhenTheyAreOn() {
    assertEquals("a", new Paint(false).bad("a"));
    assertEquals("\u001b[1;31ma\u001b[0m", new Paint(true).bad("a"));
  }

  @Test
  void codes_areTheFunctionsOwn() {
    List<String> codes = Arrays.stream(ErrorCode.values()).map(ErrorCode::code).toList();
    for (DenialReason reason : DenialReason.values()) {
      assertTrue(codes.contains(Codes.of(reason)), Codes.of(reason));
    }
    for (TokenFault fault : TokenFault.values()) {
      assertTrue(codes.contains(Codes.of(fault)), Codes.of(fault));
    }
    assertTrue(codes.contains(Codes.INCONSISTENT));
  }

  @Test
  void ruleOfAnotherIssuer_failsForThat_thoughAllElseHolds() {
    Rule github = rule("repository_owner_id: 999999999999\nrepository_id: any");
    Rule other =
        new Rule(
            "other",
            "https://else",
            github.ownerIds(),
            github.repositoryIds(),
            github.events(),
            github.conditions());
    var job = Identities.of(Identities.pushToMain());

    assertEquals(List.of(), JudgedRule.of(github, job).failing());
    assertEquals(List.of("issuer"), JudgedRule.of(other, job).failing());
    assertEquals(false, JudgedRule.of(other, job).verdict().holds());
  }

  private static Rule rule(String text) {
    Profile profile = Policies.ofRules(text).profiles().get("reader");
    if (profile == null) {
      throw new AssertionError(text);
    }
    return profile.rules().getFirst();
  }

  private static String wanted(Rule rule, String claim) {
    return WantedText.of(rule, new ConditionVerdict(claim, Optional.of("x"), false));
  }
}
