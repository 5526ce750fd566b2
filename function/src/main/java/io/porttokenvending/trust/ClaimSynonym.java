package io.porttokenvending.trust;

import io.porttokenvending.json.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the claim that was meant by an unknown key: a common word for it, or a misspelling. */
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
   * Reports an unknown key with the name that was meant, or else with all that are known.
   *
   * @param message what is unknown, and where
   */
  public static void report(YamlScalar key, String message, List<String> known, Findings findings) {
    Optional<String> meant = meant(key.text()).or(() -> NearestName.of(key.text(), known));
    String others = "; known are " + String.join(", ", known) + " and repo_property_*";
    findings.add(
        key,
        ProblemKind.UNKNOWN_KEY,
        // Where one is near, thirty others would hide it.
        message + valueForm(key.text()) + (meant.isPresent() ? "" : others),
        meant);
  }

  private static Optional<String> meant(String key) {
    String word = key.toLowerCase(Locale.ROOT).replace('-', '_');
    return WORDS.entrySet().stream()
        .filter(claim -> claim.getValue().contains(word))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The form of a value that has another one than the key suggests. */
  private static String valueForm(String key) {
    String word = key.toLowerCase(Locale.ROOT);
    if (word.startsWith("branch")) {
      return "; a branch is written as ref: refs/heads/NAME";
    }
    return word.startsWith("tag") ? "; a tag is written as ref: refs/tags/NAME" : "";
  }
}
