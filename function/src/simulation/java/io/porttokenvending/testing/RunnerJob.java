package io.porttokenvending.testing;

import io.porttokenvending.trust.NearestName;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A job of the simulated runner. Claims such as {@code workflow_ref} are derived from others, for
 * example {@code repository} and {@code ref}, unless they are given.
 *
 * @param given claims that replace those of the preset
 */
public record RunnerJob(JobPreset preset, SortedMap<String, String> given) {
  /** Claims that no rule can name, but a job can have. */
  private static final List<String> REGISTERED = List.of("iss", "sub", "jti");

  private static final List<String> CLAIMS = io.porttokenvending.trust.GitHubClaims.names();

  public static final RunnerJob PUSH_TO_MAIN = of(JobPreset.PUSH_TO_MAIN);

  public static RunnerJob of(JobPreset preset) {
    return new RunnerJob(preset, new TreeMap<>());
  }

  /** Returns the job of another preset, with the same given claims. */
  public RunnerJob as(JobPreset other) {
    return new RunnerJob(other, given);
  }

  /** Returns the job of another preset in the same repository, without the other given claims. */
  public RunnerJob inSameRepository(JobPreset other) {
    SortedMap<String, String> repository = new TreeMap<>(given);
    repository.keySet().removeIf(claim -> !claim.startsWith("repository"));
    return new RunnerJob(other, repository);
  }

  /**
   * Returns the job with another value of a claim.
   *
   * @throws IllegalArgumentException if GitHub has no such claim
   */
  public RunnerJob with(String claim, String value) {
    if (!REGISTERED.contains(claim)
        && io.porttokenvending.trust.GitHubClaims.kindOf(claim).isEmpty()) {
      throw new IllegalArgumentException(
          "GitHub has no claim "
              + claim
              + NearestName.of(claim, CLAIMS)
                  .map(name -> "; did you mean " + name + "?")
                  .orElse("; use one of " + String.join(", ", CLAIMS) + "."));
    }
    SortedMap<String, String> changed = new TreeMap<>(given);
    changed.put(claim, value);
    return new RunnerJob(preset, changed);
  }

  /**
   * Returns all claims except {@code iss}, {@code sub} and those that differ from token to token.
   */
  public SortedMap<String, String> claims() {
    SortedMap<String, String> claims = new TreeMap<>(GitHubClaims.PUSH_TO_MAIN);
    Map<String, String> own = new TreeMap<>(preset.claims());
    own.putAll(given);
    claims.putAll(own);
    String repository = claims.getOrDefault("repository", "");
    String ref = claims.getOrDefault("ref", "");
    Map<String, String> derived = new TreeMap<>();
    int slash = repository.indexOf('/');
    derived.put("repository_owner", slash < 0 ? repository : repository.substring(0, slash));
    derived.put("ref_type", ref.startsWith("refs/tags/") ? "tag" : "branch");
    derived.put("ref_protected", Boolean.toString(ref.equals("refs/heads/main")));
    String version = ref.isEmpty() ? claims.getOrDefault("sha", "") : ref;
    derived.put("workflow_ref", repository + "/.github/workflows/agent.yml@" + version);
    derived.put("job_workflow_ref", own.getOrDefault("workflow_ref", derived.get("workflow_ref")));
    derived.keySet().removeAll(own.keySet());
    claims.putAll(derived);
    return claims;
  }

  /** Returns a description of the event and its place. */
  public String description() {
    SortedMap<String, String> claims = claims();
    String ref = claims.getOrDefault("ref", "");
    String environment = claims.getOrDefault("environment", "");
    return claims.get("event_name")
        + (ref.isEmpty() ? "" : " on " + ref)
        + " of "
        + claims.get("repository")
        + (environment.isEmpty() ? "" : ", environment " + environment);
  }

  GitHubToken token(GitHubTokens signer) {
    GitHubToken token = signer.pushToMain();
    for (Map.Entry<String, String> claim : claims().entrySet()) {
      token = token.with(claim.getKey(), claim.getValue());
    }
    return token;
  }
}
