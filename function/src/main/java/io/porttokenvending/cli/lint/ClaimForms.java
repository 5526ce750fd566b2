package io.porttokenvending.cli.lint;

import io.porttokenvending.cli.diff.GlobAutomaton;
import io.porttokenvending.trust.ClaimKind;
import io.porttokenvending.trust.Glob;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.RegExp;

/** Forms of claim values that GitHub documents. Other claims can have any value. */
final class ClaimForms {
  /** Claims with a fixed set of values. A called workflow has the event of its caller. */
  static final Map<String, List<String>> WORDS =
      Map.of(
          "event_name",
          words(
              """
              branch_protection_rule check_run check_suite create delete deployment
              deployment_status discussion discussion_comment dynamic fork gollum image_version
              issue_comment issues label merge_group milestone page_build public pull_request
              pull_request_review pull_request_review_comment pull_request_target push
              registry_package release repository_dispatch schedule status watch
              workflow_dispatch workflow_run
              """),
          "ref_protected",
          words("true false"),
          "ref_type",
          words("branch tag"),
          "repository_visibility",
          words("public private internal"),
          "runner_environment",
          words("github-hosted self-hosted"));

  /** Events that people without write access to the repository can trigger. */
  static final Set<String> OUTSIDER_EVENTS =
      Set.copyOf(
          words(
              """
              discussion discussion_comment fork gollum issue_comment issues pull_request_target
              watch workflow_run
              """));

  private static final String LOGIN = "[A-Za-z0-9_\\-]+";
  private static final String REPOSITORY = LOGIN + "/[A-Za-z0-9_.\\-]+";
  private static final String REF = "refs/(heads|tags|pull/[0-9]+)/.+";
  private static final String SHA = "[0-9a-f]{40}";
  private static final int MAX_ENVIRONMENT_LENGTH = 255;

  /** Text that {@code git check-ref-format} forbids, as far as a pattern can contain it. */
  private static final Pattern GIT_FORBIDS =
      Pattern.compile(
          "[\\x00-\\x20\\x7F~^:?\\[\\\\]|\\.\\.|//|@\\{|/\\.|\\.lock/|(/|\\.|\\.lock)$|^[/.]");

  private static final Map<String, Form> FORMS = forms();

  /**
   * The values of a claim.
   *
   * @param expected describes the form at the end of a message
   */
  private record Form(String expected, Automaton values) {}

  private ClaimForms() {}

  private static Map<String, Form> forms() {
    Map<String, Form> forms = new HashMap<>();
    WORDS.forEach((claim, words) ->
        add(
            forms,
            claim.equals("event_name")
                ? "this is not a known GitHub event"
                : claim + " is one of " + String.join(", ", words),
            String.join("|", words),
            claim));
    add(forms, "an actor is a login such as octocat", LOGIN + "(\\[bot\\])?", "actor");
    add(forms, "an owner is a login such as octo-org", LOGIN, "repository_owner");
    add(forms, "a repository has the form owner/name", REPOSITORY, "repository");
    add(forms, "a ref begins with refs/heads/ or refs/tags/", REF, "ref");
    add(
        forms,
        "a commit has 40 lowercase hexadecimal digits",
        SHA,
        "sha",
        "job_workflow_sha",
        "workflow_sha");
    add(
        forms,
        "a workflow has the form owner/name/.github/workflows/file.yml@ref, with a full ref such as"
            + " refs/heads/main or 40 hexadecimal digits",
        REPOSITORY + "/\\.github/workflows/[^/]+\\.ya?ml@(" + REF + "|" + SHA + ")",
        "job_workflow_ref",
        "workflow_ref");
    return forms;
  }

  private static void add(
      Map<String, Form> forms, String expected, String expression, String... claims) {
    Form form = new Form(expected, new RegExp(expression, RegExp.NONE).toAutomaton());
    for (String claim : claims) {
      forms.put(claim, form);
    }
  }

  /** Returns why this value or pattern matches no token. */
  static Optional<String> mismatchReason(RuleSource rule, RuleSource.Value value) {
    return fault(rule, value.claim(), value.text())
        .or(() ->
            Optional.ofNullable(FORMS.get(value.claim()))
                .filter(form -> !intersects(value, form))
                .map(Form::expected));
  }

  private static boolean intersects(RuleSource.Value value, Form form) {
    return GlobAutomaton.intersects(new Glob(value.text(), value.kind()), form.values());
  }

  private static Optional<String> fault(RuleSource rule, String claim, String text) {
    return switch (claim) {
      case "ref" -> gitFault(text).or(() -> pullRef(rule, text));
      case "base_ref", "head_ref" ->
          when(text.startsWith("refs/"), "this claim contains a branch name without refs/heads/")
              .or(() -> gitFault(text));
      case "job_workflow_ref", "workflow_ref" ->
          text.indexOf('@') < 0
              ? Optional.empty()
              : gitFault(text.substring(text.lastIndexOf('@') + 1));
      case "repository" -> when(text.endsWith(".git"), "a repository name cannot end with .git");
      case "environment" ->
          when(
              text.replace("*", "").length() > MAX_ENVIRONMENT_LENGTH,
              "an environment's name has at most 255 characters");
      default ->
          when(
              text.equals("0") && new RuleSource.Value(claim, text).kind() == ClaimKind.ID,
              "GitHub's ids and numbers start at 1");
    };
  }

  private static Optional<String> gitFault(String text) {
    Matcher matcher = GIT_FORBIDS.matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String found = matcher.group();
    String part =
        Character.isISOControl(found.charAt(0)) ? "a control character" : "'" + found + "'";
    String place = matcher.end() == text.length() ? "ends with " : "contains ";
    return Optional.of(
        "git does not allow a ref that " + (matcher.start() == 0 ? "begins with " : place) + part);
  }

  private static Optional<String> pullRef(RuleSource rule, String text) {
    return when(
        text.startsWith("refs/pull/") && !rule.rule().events().listsPullRequest(),
        "a ref under refs/pull/ requires that event_name lists pull_request or"
            + " pull_request_target");
  }

  private static Optional<String> when(boolean isFault, String reason) {
    return isFault ? Optional.of(reason) : Optional.empty();
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+", -1));
  }
}
