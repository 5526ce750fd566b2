package io.porttokenvending.trust;

import static io.porttokenvending.trust.GoodProfile.bad;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.testing.Identities;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleReaderTest {
  private static final PolicyScope TWO_ISSUERS =
      new PolicyScope(List.of(GitHubTokens.ISSUER, Identities.OTHER_ISSUER), Set.of(), false);
  private static final String OWNER = "repository_owner_id: \"999999999999\"";
  private static final String REF = "ref: refs/heads/main";
  private static final String NAME = "name: acme gold";

  static Stream<Arguments> rulesWithOneProblem() {
    return Stream.of(
        bad(
            "13:5",
            "repository_owner_id is missing; write the owner's numeric id",
            "    " + OWNER + "\n",
            ""),
        bad("13:5", "repository_id is missing; write any", "    repository_id: any\n", ""),
        bad("13:5", "name is missing; write a name", "name: acme main\n    repos", "repos"),
        bad("13:11", "name must be a string", "acme main", "[acme]"),
        bad("13:11", "name must be a string", "acme main", "5"),
        bad("13:11", "name must not be empty", "acme main", "''"),
        bad("18:11", "two rules are named 'acme main'", NAME, "name: acme main"),
        bad(
            "19:13",
            "issuer is not trusted; add it to OIDC_ISSUERS, or write one that is listed there",
            "githubusercontent.com",
            "example"),
        bad(
            "19:13",
            "issuer is not trusted; add it to OIDC_ISSUERS, or write one that is listed there",
            "content.com",
            "content.com/"),
        bad(
            "19:13",
            "issuer is not trusted; add it to OIDC_ISSUERS, or write one that is listed there",
            "https://token",
            "https://Token"),
        bad(
            "19:13",
            "issuer is not trusted; add it to OIDC_ISSUERS, or write one that is listed there",
            GitHubTokens.ISSUER,
            "'*'"),
        bad("19:13", "issuer must be a string", GitHubTokens.ISSUER, "[]"),
        bad("16:5", "unknown key 'Ref' in a rule", REF, "Ref: refs/heads/main"),
        bad("16:5", "unknown key 'branch' in a rule", REF, "branch: main"),
        bad("16:5", "unknown key 'repo_property_' in a rule", REF, "repo_property_: a"),
        bad("16:5", "unknown key 'REPO_PROPERTY_A' in a rule", REF, "REPO_PROPERTY_A: a"),
        bad("16:5", "unknown key 'events' in a rule", REF, "events: [push]"),
        bad("16:5", "unknown key 'conditions' in a rule", REF, "conditions: {ref: a}"),
        bad("16:5", "unknown key 'profile' in a rule", REF, "profile: other"));
  }

  @ParameterizedTest
  @MethodSource("rulesWithOneProblem")
  void rule_withOneProblem_isReportedAtPosition(
      String at, String fragment, String piece, String replacement) {
    GoodProfile.assertProblem(at, fragment, piece, replacement);
  }

  @ParameterizedTest
  @ValueSource(strings = {"iss", "aud", "sub", "exp", "iat", "nbf", "jti"})
  void registeredClaim_asKey_isReported(String claim) {
    GoodProfile.assertProblem(
        "16:5", claim + " cannot be a key of a rule", REF, claim + ": 'repo:acme/api:*'");
  }

  @Test
  void unknownKey_long_isTruncatedInMessage() {
    String sixty = "k".repeat(60);
    GoodProfile.assertProblem("16:5", "unknown key '" + sixty + "' in a", REF, sixty + ": a");
    GoodProfile.assertProblem("16:5", "unknown key '" + sixty + "…' in a", REF, sixty + "k: a");
  }

  @Test
  void unknownKey_reportsKnownKeys() {
    String problem = GoodProfile.problems(GoodProfile.with(REF, "team: platform")).getFirst();
    for (String claim : GitHubClaims.names()) {
      assertTrue(problem.contains(claim), claim);
    }
  }

  @Test
  void everyKnownClaim_isAccepted() {
    for (String claim : GitHubClaims.names()) {
      if (!GoodProfile.TEXT.contains("    " + claim + ":")) {
        GoodProfile.read(GoodProfile.with(NAME, NAME + "\n    " + claim + ": \"5\""));
      }
    }
  }

  @Test
  void issuer_onlyOne_isOptional() {
    for (Rule rule : GoodProfile.read(GoodProfile.TEXT).rules()) {
      assertEquals(GitHubTokens.ISSUER, rule.issuer());
    }
  }

  @Test
  void issuer_several_isRequired() {
    GoodProfile.assertProblem("13:5", "issuer is missing", GoodProfile.TEXT, TWO_ISSUERS);
    String issuer = "\n    issuer: " + Identities.OTHER_ISSUER;
    Profile profile =
        GoodProfile.read(GoodProfile.with("acme main", "acme main" + issuer), TWO_ISSUERS);
    assertEquals(
        List.of(GitHubTokens.ISSUER, Identities.OTHER_ISSUER),
        profile.rules().stream().map(Rule::issuer).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"any", "'any'", "\"any\""})
  void repositoryId_any_matchesEveryRepository(String any) {
    Profile profile = GoodProfile.read(GoodProfile.with("any", any));
    assertEquals(Optional.empty(), rule(profile, "acme main").repositoryIds());
  }

  @Test
  void ids_anyNotation_areEqual() {
    Profile profile = GoodProfile.read(GoodProfile.TEXT);
    assertEquals(Set.of("999999999999"), rule(profile, "acme main").ownerIds());
    assertEquals(Set.of("999999999999"), rule(profile, "acme gold").ownerIds());
    assertEquals(
        Optional.of(Set.of("888888888888", "2")), rule(profile, "acme gold").repositoryIds());
    String one = GoodProfile.with("[888888888888, \"2\"]", "'2'");
    assertEquals(
        Optional.of(Set.of("2")), rule(GoodProfile.read(one), "acme gold").repositoryIds());
  }

  @Test
  void invalidRule_duplicateName_isReported() {
    String text =
        GoodProfile.TEXT
            .replace("repository_id: any", "repository_id: all")
            .replace(NAME, "name: acme main");
    List<String> problems = GoodProfile.problems(text);
    assertEquals(2, problems.size(), problems::toString);
    assertTrue(problems.getLast().startsWith("reader.yaml:18:11: two rules"), problems::toString);
  }

  private static Rule rule(Profile profile, String name) {
    return profile.rules().stream()
        .filter(rule -> rule.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
