package io.porttokenvending.cli.lint;

import io.porttokenvending.trust.ClaimKind;
import io.porttokenvending.trust.GitHubClaims;

/** One of the values that a rule lists for a claim, as it is written. */
record WrittenValue(String claim, String text) {
  ClaimKind kind() {
    return GitHubClaims.kindOf(claim).orElseThrow();
  }

  boolean isId() {
    return kind() == ClaimKind.ID;
  }

  WrittenValue with(String other) {
    return new WrittenValue(claim, other);
  }
}
