package io.porttokenvending.cli.lint;

import io.porttokenvending.trust.ClaimKind;
import io.porttokenvending.trust.Negation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks one rule. */
record RuleChecks(RuleSource rule, List<Finding> findings) {
  private static final Pattern SAMPLE_ID = Pattern.compile("(888888|999999)[0-9]{6}");

  void run(boolean canWrite) {
    if (canWrite && rule.isUnpinned()) {
      warn(Warning.UNPINNED_WRITER, List.of("repository_id"));
    }
    if (rule.names("environment") && !rule.limitsRef()) {
      warn(Warning.ENVIRONMENT_WITHOUT_REF, List.of("environment"));
    }
    for (String event : rule.outsiderEvents()) {
      warn(Warning.OUTSIDER_EVENT, List.of("event_name", event), event);
    }
    for (RuleSource.Value value : rule.values()) {
      if (value.kind() == ClaimKind.ID && SAMPLE_ID.matcher(value.text()).matches()) {
        warn(Warning.SAMPLE_ID, List.of(value.claim(), value.text()), value.claim());
      }
      checkValue(value);
    }
    for (String claim : List.of("base_ref", "head_ref")) {
      if (rule.names(claim) && !rule.rule().events().listsPullRequest()) {
        warn(
            Warning.NEVER_MATCHES,
            List.of(claim),
            claim
                + " is empty outside pull requests; list pull_request or pull_request_target in"
                + " event_name");
      }
    }
  }

  private void warn(Warning warning, List<String> path, Object... details) {
    findings.add(rule.warning(warning, path, details));
  }

  /** Reports values that match no token, regular expressions and shell globs. */
  private void checkValue(RuleSource.Value value) {
    Optional<String> why = ClaimForms.mismatchReason(rule, value);
    if (why.isEmpty() && !PatternSyntax.isLikely(value)) {
      return;
    }
    Warning warning =
        why.isEmpty()
            ? Warning.PATTERN_SYNTAX
            : value.claim().equals("event_name") ? Warning.UNKNOWN_EVENT : Warning.NEVER_MATCHES;
    boolean hint = why.isEmpty() || PatternSyntax.hasSpecial(value.text());
    String message =
        Negation.isValue(value.text())
            ? Negation.MESSAGE
            : why.orElse("this value is compared literally")
                + (hint ? "; " + PatternSyntax.HINT : "");
    findings.add(
        rule.warning(warning, List.of(value.claim(), value.text()), message)
            .withSuggestion(Suggestion.of(rule, value)));
  }
}
