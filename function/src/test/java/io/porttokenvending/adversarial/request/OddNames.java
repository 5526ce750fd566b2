package io.porttokenvending.adversarial.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.porttokenvending.json.JsonText;
import java.util.List;
import java.util.stream.Collectors;

/** Names that GitHub allows, but that strict verifiers have rejected. */
final class OddNames {
  static final List<String> ENVIRONMENTS =
      List.of(
          "Production (EU)",
          "it's live",
          "a b",
          "näyttö",
          "本番",
          "prod\uD83D\uDE80",
          "e".repeat(255),
          "é".repeat(255),
          "a&b=c;d",
          "$HOME",
          "${{ secrets.X }}",
          "a:b",
          "Production:V1",
          "a%3Ab",
          "x:ref:refs/heads/main",
          "a\"b",
          "a\\b",
          "<b>bold</b>",
          "a/b",
          "a@b",
          "a,b",
          "[x]",
          "{x}",
          "#1",
          "!!str",
          "null",
          "true",
          "1.0",
          "..",
          "-",
          "~",
          "a\tb");

  static final String BRANCH = "refs/heads/it's-(ünï)@2,x&y";

  private OddNames() {}

  /** JSON's strings are strings of YAML too. */
  static String yamlList() {
    return ENVIRONMENTS.stream()
        .map(name -> JsonText.write(JsonNodeFactory.instance.textNode(name)))
        .collect(Collectors.joining(", "));
  }

  static List<RequestCase> cases(Request good) {
    CaseList cases =
        new CaseList(
            "odd names", good.profile("odd").claim("environment", ENVIRONMENTS.getFirst()));
    cases.citing("GitHub docs: naming environments; octo-sts pkg/oidcvalidate");
    cases.grant("environment", ENVIRONMENTS.subList(1, ENVIRONMENTS.size()));
    cases.citing("GitHub docs: environment names are not case-sensitive");
    cases.grant("environment", List.of("PRODUCTION (eu)", "IT'S LIVE", "NäYTTö"));
    cases.citing("git-check-ref-format(1)");
    cases.from(good.profile("branches").claim("ref", "refs/heads/v1"));
    cases.grant("ref", List.of(BRANCH));
    cases.citing("GitHub docs: workflow syntax, name and run-name are free text");
    cases.from(good);
    cases.grant(
        "workflow",
        List.of("Deploy — “live” (EU)", "", " ", "a\nb", "\u001b[31m", "w".repeat(1000)));
    cases.grant("actor", List.of("dependabot[bot]", "github-actions[bot]", "a-b"));
    cases.grant("head_ref", List.of("feature/it's (1)", "ä", "x@y"));
    return cases.cases();
  }
}
