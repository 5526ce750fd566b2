package io.porttokenvending.trust;

import io.porttokenvending.json.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Suggests a claim for an unknown key: a synonym or a misspelling. */
public final class ClaimSynonym {
  private static final Map<String, List<String>> WORDS =
      Map.of(
          "ref",
          List.of("branch", "branches", "branch_name", "git_ref", "tag", "tags"),
          "repository",
          List.of("repo", "repos", "repositories", "repo_name", "repository_name", "project"),
          "repository_id",
          List.of("repo_id"),
          "repository_owner_id",
          List.of("owner", "org", "organization", "organization_id", "org_id", "account"),
          "environment",
          List.of("env", "environments", "environment_name"),
          "event_name",
          List.of("on", "trigger", "triggers"),
          "job_workflow_ref",
          List.of("reusable_workflow", "called_workflow"),
          "workflow_ref",
          List.of("workflow_file", "workflow_path"),
          "actor",
          List.of("user", "username", "login"));

  private ClaimSynonym() {}

  /**
   * Reports an unknown key with a suggestion, or with all known keys if there is none.
   *
   * @param message the key and its location
   */
  public static void report(YamlScalar key, String message, List<String> known, Findings findings) {
    Optional<String> suggestion = synonym(key.text()).or(() -> NearestName.of(key.text(), known));
    String others = "; use one of " + String.join(", ", known) + " and repo_property_*";
    findings.add(
        key,
        ProblemKind.UNKNOWN_KEY,
        // A suggestion would be hard to see among thirty keys.
        message + valueForm(key.text()) + (suggestion.isPresent() ? "" : others),
        suggestion);
  }

  private static Optional<String> synonym(String key) {
    String word = key.toLowerCase(Locale.ROOT).replace('-', '_');
    return WORDS.entrySet().stream()
        .filter(claim -> claim.getValue().contains(word))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Returns a hint for a key whose value has another form in the suggested claim. */
  private static String valueForm(String key) {
    String word = key.toLowerCase(Locale.ROOT);
    if (word.startsWith("branch")) {
      return "; write a branch as ref: refs/heads/NAME";
    }
    return word.startsWith("tag") ? "; write a tag as ref: refs/tags/NAME" : "";
  }
}
