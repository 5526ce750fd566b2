package io.porttokenvending.cli.lint;

import io.porttokenvending.trust.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Forms of the claims that GitHub documents. Values of the other claims can be any text. */
final class ClaimForms {
  private static final int LONGEST_ENVIRONMENT = 255;

  private static final ClaimForm ID =
      faulty("GitHub's ids and numbers begin at 1", text -> text.equals("0"));

  private static final ClaimForm BRANCH =
      faulty("this claim is a branch's short name", text -> text.startsWith("refs/"))
          .orFault((rule, text) -> GitRefName.fault(text))
          .spelling(Spelling::branch);

  private static final ClaimForm SHA =
      ClaimForm.of("a commit is 40 hexadecimal digits in lower case", "<sha>")
          .spelling(Spelling::sha);

  private static final ClaimForm WORKFLOW_REF =
      ClaimForm.of(
              "a workflow is written owner/name/.github/workflows/file.yml@ref, with a full ref"
                  + " such as refs/heads/main or 40 hexadecimal digits",
              workflowRefs())
          .orFault((rule, text) -> refOfWorkflow(text).flatMap(GitRefName::fault))
          .spelling(Spelling::workflow);

  private static final Map<String, ClaimForm> FORMS =
      Map.ofEntries(
          Map.entry(
              "actor",
              ClaimForm.of("an actor is a login such as octocat", "<login>", "<login>[bot]")
                  .spelling(Spelling::login)),
          Map.entry("actor_id", ID),
          Map.entry("base_ref", BRANCH),
          Map.entry("check_run_id", ID),
          Map.entry("enterprise_id", ID),
          Map.entry(
              "environment",
              faulty(
                  "an environment's name has at most 255 characters",
                  text -> text.replace("*", "").length() > LONGEST_ENVIRONMENT)),
          Map.entry(
              "event_name",
              words("GitHub is not known to have this event", GitHubEvents.KNOWN)
                  .warning(Warning.UNKNOWN_EVENT)),
          Map.entry("head_ref", BRANCH),
          Map.entry("job_workflow_ref", WORKFLOW_REF),
          Map.entry("job_workflow_sha", SHA),
          Map.entry(
              "ref",
              ClaimForm.of(
                      "a ref begins with refs/heads/ or refs/tags/",
                      "refs/heads/<any>",
                      "refs/tags/<any>",
                      "refs/pull/<number>/<any>")
                  .orFault((rule, text) -> GitRefName.fault(text))
                  .orFault(ClaimForms::pullRef)
                  .spelling(Spelling::ref)),
          Map.entry("ref_protected", oneOf("ref_protected", "true", "false")),
          Map.entry("ref_type", oneOf("ref_type", "branch", "tag")),
          Map.entry(
              "repository",
              ClaimForm.of("a repository is written owner/name", "<login>/<name>")
                  .orFault((rule, text) -> when(text.endsWith(".git"), "no name ends with .git"))
                  .spelling(Spelling::repository)),
          Map.entry("repository_id", ID),
          Map.entry(
              "repository_owner",
              ClaimForm.of("an owner is a login such as octo-org", "<login>")
                  .spelling(Spelling::login)),
          Map.entry("repository_owner_id", ID),
          Map.entry(
              "repository_visibility",
              oneOf("repository_visibility", "public", "private", "internal")),
          Map.entry("run_attempt", ID),
          Map.entry("run_id", ID),
          Map.entry("run_number", ID),
          Map.entry(
              "runner_environment", oneOf("runner_environment", "github-hosted", "self-hosted")),
          Map.entry("sha", SHA),
          Map.entry("workflow_ref", WORKFLOW_REF),
          Map.entry("workflow_sha", SHA));

  private ClaimForms() {}

  static Optional<ClaimForm> of(String claim) {
    return Optional.ofNullable(FORMS.get(claim));
  }

  /** Returns the reason that no token has a value that this one matches. */
  static Optional<String> whyNever(WrittenRule rule, WrittenRule.Value value) {
    return of(value.claim()).flatMap(form -> form.whyNever(rule, value));
  }

  private static ClaimForm oneOf(String claim, String... words) {
    return words(claim + " is one of " + String.join(", ", words), List.of(words));
  }

  private static ClaimForm words(String expected, Collection<String> words) {
    return ClaimForm.of(expected, words.toArray(String[]::new))
        .spelling((rule, text) -> NearestName.of(text, words).orElse(text));
  }

  private static String[] workflowRefs() {
    return Stream.of("yml", "yaml")
        .map("<login>/<name>/.github/workflows/<file>."::concat)
        .flatMap(file ->
            Stream.of("refs/heads/<any>", "refs/tags/<any>", "refs/pull/<number>/<any>", "<sha>")
                .map(ref -> file + "@" + ref))
        .toArray(String[]::new);
  }

  /** Returns a form without a template. */
  private static ClaimForm faulty(String expected, Predicate<String> isFault) {
    return ClaimForm.of(expected).orFault((rule, text) -> when(isFault.test(text), expected));
  }

  private static Optional<String> refOfWorkflow(String text) {
    int at = text.lastIndexOf('@');
    return at < 0 ? Optional.empty() : Optional.of(text.substring(at + 1));
  }

  private static Optional<String> pullRef(WrittenRule rule, String text) {
    return when(
        text.startsWith("refs/pull/") && !rule.rule().events().listsPullRequest(),
        "a ref below refs/pull/ requires that event_name lists pull_request or"
            + " pull_request_target");
  }

  private static Optional<String> when(boolean isFault, String reason) {
    return isFault ? Optional.of(reason) : Optional.empty();
  }
}
