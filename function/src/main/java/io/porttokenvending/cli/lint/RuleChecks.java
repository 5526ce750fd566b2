package io.porttokenvending.cli.lint;

import io.porttokenvending.trust.ClaimKind;
import io.porttokenvending.trust.Negation;
import java.util.List;
import java.util.Optional;

/** Checks one rule by itself. */
final class RuleChecks {
  private static final int SAMPLE_DIGITS = 12;
  private static final List<String> SAMPLE_PREFIXES = List.of("888888", "999999");
  private static final List<String> EMPTY_WITHOUT_PULL_REQUEST = List.of("base_ref", "head_ref");

  private final WrittenRule rule;
  private final Warnings warnings;

  RuleChecks(WrittenRule rule, Warnings warnings) {
    this.rule = rule;
    this.warnings = warnings;
  }

  void run(boolean canWrite) {
    if (canWrite && rule.isUnpinned()) {
      warnings.add(
          Warning.UNPINNED_WRITER,
          rule,
          "any repository of the owner may use this profile, whose client can write; list the"
              + " ids, or spell out job_workflow_ref",
          "repository_id");
    }
    if (rule.condition("environment").isPresent() && !rule.bindsRef()) {
      warnings.add(
          Warning.ENVIRONMENT_WITHOUT_REF,
          rule,
          "an environment without a ref: unless the environment itself limits its branches,"
              + " a push to any branch gets access; add ref",
          "environment");
    }
    for (String event : rule.outsiderEvents()) {
      warnings.add(
          Warning.OUTSIDER_EVENT,
          rule,
          event
              + " can be caused by people without rights to the repository, and the job then"
              + " works on their input",
          "event_name",
          event);
    }
    for (WrittenRule.Value value : rule.values()) {
      sampleId(value);
      unlikely(value);
    }
    pullRequestClaims();
  }

  private void sampleId(WrittenRule.Value value) {
    if (value.kind() == ClaimKind.ID
        && value.text().length() == SAMPLE_DIGITS
        && SAMPLE_PREFIXES.stream().anyMatch(value.text()::startsWith)) {
      warnings.add(
          Warning.SAMPLE_ID,
          rule,
          "an id of the samples, which GitHub cannot assign; write your own " + value.claim(),
          value.claim(),
          value.text());
    }
  }

  /** Reports values that no token has, and patterns of another language. */
  private void unlikely(WrittenRule.Value value) {
    Optional<String> why = ClaimForms.whyNever(rule, value);
    if (why.isEmpty() && !PatternSyntax.isLikely(value)) {
      return;
    }
    Warning warning =
        why.isPresent()
            ? ClaimForms.of(value.claim()).orElseThrow().warning()
            : Warning.PATTERN_SYNTAX;
    warnings.addAt(
        warning,
        rule.file(),
        rule.at(value.claim(), value.text()),
        message(warning, value, why),
        Suggestion.instead(rule, value));
  }

  private static String message(Warning warning, WrittenRule.Value value, Optional<String> why) {
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

  private void pullRequestClaims() {
    if (rule.rule().events().listsPullRequest()) {
      return;
    }
    for (String claim : EMPTY_WITHOUT_PULL_REQUEST) {
      if (rule.condition(claim).isPresent()) {
        warnings.add(
            Warning.NEVER_MATCHES,
            rule,
            "this never matches: "
                + claim
                + " is empty outside pull requests; list pull_request or pull_request_target in"
                + " event_name",
            claim);
      }
    }
  }
}
