package io.porttokenvending.cli.lint;

import io.porttokenvending.trust.Negation;
import java.util.List;
import java.util.Optional;

/**
 * Values that no token has, and values that are probably meant as a pattern of another language.
 */
final class UnlikelyValues implements Check {
  private static final List<String> EMPTY_WITHOUT_PULL_REQUEST = List.of("base_ref", "head_ref");

  @Override
  public void look(List<WrittenProfile> profiles, Report report) {
    for (WrittenProfile profile : profiles) {
      for (WrittenRule rule : profile.rules()) {
        rule.values().forEach(value -> value(rule, value, report));
        pullRequestClaims(rule, report);
      }
    }
  }

  static boolean isUnlikely(WrittenRule rule, WrittenValue value) {
    return PatternSyntax.isLikely(value) || whyNever(rule, value).isPresent();
  }

  private static Optional<String> whyNever(WrittenRule rule, WrittenValue value) {
    return ClaimForms.of(value.claim()).flatMap(form -> form.whyNever(rule, value));
  }

  private static void value(WrittenRule rule, WrittenValue value, Report report) {
    Optional<String> why = whyNever(rule, value);
    if (why.isEmpty() && !PatternSyntax.isLikely(value)) {
      return;
    }
    Warning warning =
        why.isPresent()
            ? ClaimForms.of(value.claim()).orElseThrow().warning()
            : Warning.PATTERN_SYNTAX;
    report.warn(
        warning,
        rule.file(),
        rule.at(value.claim(), value.text()),
        message(warning, value, why),
        Suggestion.instead(rule, value));
  }

  private static String message(Warning warning, WrittenValue value, Optional<String> why) {
    String never = warning == Warning.NEVER_MATCHES ? "this never matches: " : "";
    if (Negation.isValue(value.text())) {
      return never + Negation.POSITIVE;
    }
    if (why.isEmpty()) {
      return "this is compared literally: " + PatternSyntax.HINT;
    }
    return never
        + why.get()
        + (PatternSyntax.hasSpecial(value.text()) ? "; " + PatternSyntax.HINT : "");
  }

  private static void pullRequestClaims(WrittenRule rule, Report report) {
    if (rule.rule().events().listsPullRequest()) {
      return;
    }
    for (String claim : EMPTY_WITHOUT_PULL_REQUEST) {
      if (rule.condition(claim).isPresent()) {
        report.warn(
            Warning.NEVER_MATCHES,
            rule.file(),
            rule.at(claim),
            "this never matches: "
                + claim
                + " is empty outside pull requests; list pull_request or pull_request_target in"
                + " event_name");
      }
    }
  }
}
