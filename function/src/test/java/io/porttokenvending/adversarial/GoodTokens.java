package io.porttokenvending.adversarial;

import static io.porttokenvending.token.TokenFault.MALFORMED;

import io.porttokenvending.testing.GitHubToken;
import java.util.List;

/** Tokens of many kinds that must be accepted, as long as they are not too long. */
final class GoodTokens {
  /** An event and a ref that GitHub sends with it. */
  private static final String JOBS =
      """
      push | refs/heads/main
      push | refs/heads/\u00fc\u00df\ud83d\ude00
      release | refs/tags/v1.0.0
      pull_request | refs/pull/7/merge
      pull_request_target | refs/heads/main
      schedule | refs/heads/a"b\\\\c
      workflow_dispatch | refs/heads/dependabot/npm_and_yarn/a-1.0.0
      merge_group | refs/heads/gh-readonly-queue/main/pr-7-0f661a4a
      deployment |
      """;

  private static final String VALUES =
      """
      null
      true
      false
      0
      -0
      -1
      1.5
      1e5
      1E-5
      -0.0
      1e400 | NUMBER_BEYOND_DOUBLE
      -1e400 | NUMBER_BEYOND_DOUBLE
      9223372036854775808
      9999999999999999999999999999999999999999999999999999999999999999
      ""
      " "
      "\u00fc"
      "\ud83d\ude00"
      "\\ud83d\\ude00"
      "\\u0000"
      "\\b\\f\\n\\r\\t\\"\\\\\\/"
      "\ufeff"
      "\uffff"
      []
      {}
      [[]]
      {"":1}
      {"aud":"other"}
      [1,"a",null,{"x":[]}]
      "<script>"
      "eyJhbGciOiJub25lIn0"
      """;

  private final Family family = new Family("good tokens");
  private final GitHubToken push;
  private final SigningKey key;
  private final Draft genuine;

  private GoodTokens(GitHubToken push, SigningKey key) {
    this.push = push;
    this.key = key;
    this.genuine = Draft.of(push, key);
  }

  static List<Case> cases(GitHubToken push, SigningKey key) {
    var cases = new GoodTokens(push, key);
    JOBS.lines().forEach(cases::job);
    cases.furtherClaims();
    cases.times();
    cases.lengths();
    return cases.family.cases();
  }

  private void job(String row) {
    int bar = row.indexOf('|');
    GitHubToken job =
        push.with("event_name", row.substring(0, bar - 1))
            .with("ref", row.substring(bar + 1).strip());
    for (GitHubToken each :
        List.of(
            job,
            job.with("environment", "Production:V1"),
            job.with("repo_property_team", "a,b"),
            job.with("enterprise", "acme").with("enterprise_id", "7"))) {
      String claims = row + " of " + each.payload(Rules.NOW, Rules.AUDIENCE).size() + " claims";
      family.accept(claims + ", former sub", Draft.of(each, key).token());
      String immutable = Draft.of(each.withImmutableSubject(), key).token();
      family.accept(claims + ", immutable sub", immutable);
    }
  }

  private void furtherClaims() {
    for (String name : List.of("x", "", "nonce", "azp", "Aud")) {
      VALUES
          .lines()
          .forEach(row -> {
            String[] cells = row.split(" \\| ", -1);
            String token = genuine.claim(name, cells[0]).token();
            if (cells.length == 1) {
              family.accept(Draft.quoted(name) + ": " + row, token);
            } else {
              family.accept(Draft.quoted(name) + ": " + row, token, Difference.valueOf(cells[1]));
            }
          });
    }
    String deep = genuine.claim("x", "[".repeat(31) + "]".repeat(31)).token();
    family.accept("lists of depth 31 in the claims", deep);
  }

  private void times() {
    long now = Rules.NOW.getEpochSecond();
    for (long issued : new long[] {598, 301, 31, 2, -2}) {
      for (long begun : new long[] {86_399, 601, 3, -28}) {
        for (long left : new long[] {29, 61, 299, 21_601}) {
          Draft draft =
              genuine.claim("iat", now - issued).claim("nbf", now - begun).claim("exp", now + left);
          family.accept(
              "issued " + issued + " ago, begun " + begun + " ago, " + left + " left",
              draft.token());
        }
      }
    }
  }

  private void lengths() {
    int longest = 8192;
    int spare = longest - genuine.claim("x", "\"\"").token().length();
    for (int less = 0; less < 12; less++) {
      String token = genuine.text("x", "x".repeat(spare / 4 * 3 - less)).token();
      family.accept(token.length() + " characters", token);
    }
    for (int more : new int[] {4, 8, 20_000}) {
      String token = genuine.text("x", "x".repeat(spare / 4 * 3 + more)).token();
      family.refuse(MALFORMED, token.length() + " characters", token, Difference.LENGTH);
    }
  }
}
