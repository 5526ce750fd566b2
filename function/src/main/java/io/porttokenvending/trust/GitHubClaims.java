package io.porttokenvending.trust;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The catalog of GitHub's claims: which ones a token must have, which ones a rule may name, and how
 * each compares. A rule cannot use any other claim.
 */
public final class GitHubClaims {
  /** Non-empty claims of every workflow job's ID token, in addition to the registered claims. */
  public static final List<String> REQUIRED =
      List.of(
          "repository",
          "repository_id",
          "repository_owner",
          "repository_owner_id",
          "event_name",
          "workflow_ref",
          "job_workflow_ref",
          "run_id",
          "actor_id");

  /** Empty for a deployment of a bare commit. */
  public static final List<String> REQUIRED_POSSIBLY_EMPTY = List.of("ref");

  /** Registered claims, verified for every token. A rule cannot name them. */
  static final List<String> REGISTERED = List.of("iss", "aud", "sub", "exp", "iat", "nbf", "jti");

  static final String PROPERTY_PREFIX = "repo_property_";

  private static final Map<String, ClaimKind> KINDS =
      Map.ofEntries(
          Map.entry("actor", ClaimKind.TEXT),
          Map.entry("actor_id", ClaimKind.ID),
          Map.entry("base_ref", ClaimKind.REF),
          Map.entry("check_run_id", ClaimKind.ID),
          Map.entry("enterprise", ClaimKind.TEXT),
          Map.entry("enterprise_id", ClaimKind.ID),
          Map.entry("environment", ClaimKind.NAME),
          Map.entry("environment_node_id", ClaimKind.EXACT),
          Map.entry("event_name", ClaimKind.EXACT),
          Map.entry("head_ref", ClaimKind.REF),
          Map.entry("issuer_scope", ClaimKind.TEXT),
          Map.entry("job_workflow_ref", ClaimKind.WORKFLOW_REF),
          Map.entry("job_workflow_sha", ClaimKind.TEXT),
          Map.entry("ref", ClaimKind.REF),
          Map.entry("ref_protected", ClaimKind.TEXT),
          Map.entry("ref_type", ClaimKind.TEXT),
          Map.entry("repository", ClaimKind.REPOSITORY),
          Map.entry("repository_id", ClaimKind.ID),
          Map.entry("repository_owner", ClaimKind.NAME),
          Map.entry("repository_owner_id", ClaimKind.ID),
          Map.entry("repository_visibility", ClaimKind.TEXT),
          Map.entry("run_attempt", ClaimKind.ID),
          Map.entry("run_id", ClaimKind.ID),
          Map.entry("run_number", ClaimKind.ID),
          Map.entry("runner_environment", ClaimKind.TEXT),
          Map.entry("sha", ClaimKind.TEXT),
          Map.entry("workflow", ClaimKind.WORKFLOW),
          Map.entry("workflow_ref", ClaimKind.WORKFLOW_REF),
          Map.entry("workflow_sha", ClaimKind.TEXT));

  private GitHubClaims() {}

  /** Returns how a claim compares; empty when a rule cannot name it. */
  public static Optional<ClaimKind> kindOf(String claim) {
    if (claim.startsWith(PROPERTY_PREFIX) && claim.length() > PROPERTY_PREFIX.length()) {
      return Optional.of(ClaimKind.PROPERTY);
    }
    return Optional.ofNullable(KINDS.get(claim));
  }

  /** Returns the claims that a rule may name, sorted. */
  public static List<String> names() {
    return List.copyOf(new TreeMap<>(KINDS).keySet());
  }
}
