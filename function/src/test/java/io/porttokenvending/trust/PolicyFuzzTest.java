package io.porttokenvending.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.porttokenvending.testing.Allocation;
import io.porttokenvending.testing.Identities;
import io.porttokenvending.testing.Policies;
import java.util.List;
import java.util.Optional;

/** Any file is either a profile that can decide or has problems. */
class PolicyFuzzTest {
  private static final WorkflowIdentity JOB = Identities.of(Identities.pushToMain());

  @FuzzTest
  void profile_anyFile_isReadOrHasProblems(byte[] content) {
    Findings findings = new Findings("reader.yaml");
    Optional<Profile> profile =
        Allocation.bounded(() -> {
          Findings fresh = new Findings("reader.yaml");
          return ProfileReader.read("reader", content, Policies.SCOPE, fresh);
        });
    assertEquals(
        profile.isPresent(),
        ProfileReader.read("reader", content, Policies.SCOPE, findings).isPresent());
    assertEquals(profile.isPresent(), findings.isEmpty());
    for (PolicyProblem problem : findings.problems()) {
      assertTrue(problem.at().line() >= 1 && problem.at().column() >= 1, problem::toString);
    }
    if (profile.isPresent()) {
      TrustPolicy policy = new TrustPolicy(List.of(profile.get()));
      assertEquals(12, policy.version().length());
      Allocation.bounded(() -> policy.decide(JOB, Optional.of("reader")));
    }
  }
}
