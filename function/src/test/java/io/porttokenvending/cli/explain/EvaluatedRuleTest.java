package io.porttokenvending.cli.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.testing.Identities;
import io.porttokenvending.testing.Policies;
import io.porttokenvending.token.TokenFault;
import io.porttokenvending.trust.Decision.DenialReason;
import io.porttokenvending.trust.Explanation.ConditionVerdict;
import io.porttokenvending.trust.Explanation.RuleVerdict;
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

class EvaluatedRuleTest {
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
  void condition_isPrintedAsInPolicy(String line, String shown) {
    Rule rule = rule("repository_owner_id: 1\nrepository_id: any\n" + line);
    assertEquals(shown, required(rule, line.substring(0, line.indexOf(':'))));
  }

  @Test
  void manyIds_printFirstOnesAndCount() {
    String ids =
        IntStream.range(1_000_000, 1_200_000)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", ", "[", "]"));
    Rule rule = rule("repository_owner_id: 1\nrepository_id: " + ids);
    assertEquals(
        "[1000000, 1000001, 1000002, 1000003, 1000004, … and 199995 more]",
        required(rule, "repository_id"));
  }

  @Test
  void codes_areErrorCodesOfTheFunction() {
    List<String> codes = Arrays.stream(ErrorCode.values()).map(ErrorCode::code).toList();
    for (DenialReason reason : DenialReason.values()) {
      assertTrue(codes.contains(Verdict.code(reason)), Verdict.code(reason));
    }
    for (TokenFault fault : TokenFault.values()) {
      assertTrue(codes.contains(TokenFile.code(fault)), TokenFile.code(fault));
    }
    assertTrue(codes.contains(TokenFile.INCONSISTENT));
  }

  @Test
  void otherIssuer_failsOnlyOnIssuer() {
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

    assertEquals(List.of(), EvaluatedRule.of(github, job).failing());
    assertEquals(List.of("issuer"), EvaluatedRule.of(other, job).failing());
    assertEquals(false, EvaluatedRule.of(other, job).verdict().holds());
  }

  private static Rule rule(String text) {
    Profile profile = Policies.ofRules(text).profiles().get("reader");
    if (profile == null) {
      throw new AssertionError(text);
    }
    return profile.rules().getFirst();
  }

  private static String required(Rule rule, String claim) {
    return new EvaluatedRule(rule, new RuleVerdict("", List.of()))
        .required(new ConditionVerdict(claim, Optional.of("x"), false));
  }
}
