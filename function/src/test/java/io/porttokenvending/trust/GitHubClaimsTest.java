package io.porttokenvending.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalog of claims matches GitHub's discovery document. */
class GitHubClaimsTest {
  /** {@code claims_supported} of the discovery document of token.actions.githubusercontent.com. */
  private static final String SUPPORTED =
      """
      sub aud exp iat iss jti nbf ref sha repository repository_id repository_owner
      repository_owner_id enterprise enterprise_id run_id run_number run_attempt actor actor_id
      workflow workflow_ref workflow_sha head_ref base_ref event_name ref_type ref_protected
      environment environment_node_id job_workflow_ref job_workflow_sha repository_visibility
      runner_environment issuer_scope check_run_id
      """;

  @Test
  void githubClaim_isRegisteredOrKey() {
    Set<String> ledger = new TreeSet<>(GitHubClaims.names());
    ledger.addAll(GitHubClaims.REGISTERED);
    assertEquals(new TreeSet<>(List.of(SUPPORTED.strip().split("\\s+"))), ledger);
    assertEquals(GitHubClaims.names().size() + GitHubClaims.REGISTERED.size(), ledger.size());
  }

  @Test
  void requiredClaim_isKey() {
    assertTrue(GitHubClaims.names().containsAll(GitHubClaims.REQUIRED));
    assertTrue(GitHubClaims.names().containsAll(GitHubClaims.REQUIRED_POSSIBLY_EMPTY));
    for (String claim : GitHubClaims.REGISTERED) {
      assertEquals(Optional.empty(), GitHubClaims.kindOf(claim));
    }
  }

  @Test
  void idClaim_hasKindId() {
    for (String claim : GitHubClaims.names()) {
      assertEquals(
          (claim.endsWith("_id") && !claim.endsWith("node_id")) || claim.startsWith("run_"),
          GitHubClaims.kindOf(claim).orElseThrow() == ClaimKind.ID,
          claim);
    }
  }

  @Test
  void kind_withoutWildcard_allowsNoLeadingWildcard() {
    assertFalse(ClaimKind.ID.allowsLeadingWildcard());
    assertFalse(ClaimKind.EXACT.allowsLeadingWildcard());
  }

  @ParameterizedTest
  @ValueSource(strings = {"repo_property_a", "repo_property_A-b c", "repo_property_repo_property_"})
  void customProperty_isKey(String claim) {
    assertEquals(Optional.of(ClaimKind.PROPERTY), GitHubClaims.kindOf(claim));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "repo_property_", "repo_property", "Repo_property_a", "name", "issuer", "REF"})
  void otherName_isNotKey(String claim) {
    assertEquals(Optional.empty(), GitHubClaims.kindOf(claim));
  }
}
