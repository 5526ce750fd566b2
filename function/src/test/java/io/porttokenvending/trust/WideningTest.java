package io.porttokenvending.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.Identities;
import io.porttokenvending.testing.Policies;
import io.porttokenvending.testing.RandomTrust;
import io.porttokenvending.testing.RuleVariants;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Grants of random policies after a change. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WideningTest {
  private final RandomTrust random = new RandomTrust(20_261_120);
  private final RuleVariants variants = new RuleVariants(20_261_121);
  private final List<WorkflowIdentity> jobs = new ArrayList<>();

  @BeforeAll
  void signJobs() {
    for (int i = 0; i < 100; i++) {
      jobs.add(Identities.of(random.job()));
    }
  }

  @Test
  void widerRule_keepsGrantsAndAddsOne() {
    int gained = 0;
    for (int i = 0; i < 300; i++) {
      String[] rules = random.rules();
      String[] wider = variants.widened(rules);
      TrustPolicy before = Policies.ofRules(rules);
      TrustPolicy after = Policies.ofRules(wider);
      for (WorkflowIdentity job : jobs) {
        boolean granted = isGranted(before, job);
        boolean grantedAfter = isGranted(after, job);
        assertTrue(
            !granted || grantedAfter,
            () -> Arrays.toString(rules) + " widened to " + Arrays.toString(wider));
        gained += granted == grantedAfter ? 0 : 1;
      }
    }
    assertTrue(gained > 100, "the wider rules hardly let anybody in");
  }

  @Test
  void order_changed_keepsDecisionAndVersion() {
    int different = 0;
    for (int i = 0; i < 100; i++) {
      String[] rules = random.rules();
      String[] others = random.rules();
      String reader = Policies.profile(rules);
      String reordered = Policies.profile(variants.reordered(rules));
      TrustPolicy policy = policy(reader, Policies.profile(others));
      TrustPolicy other = policy(reordered, Policies.profile(variants.reordered(others)));
      assertEquals(policy.version(), other.version());
      for (WorkflowIdentity job : jobs.subList(0, 20)) {
        for (String profile : List.of("reader", "writer")) {
          assertEquals(
              policy.explain(job, Optional.of(profile)).toString(),
              other.explain(job, Optional.of(profile)).toString());
        }
      }
      different += reader.equals(reordered) ? 0 : 1;
    }
    assertTrue(different > 70, "the order was hardly ever changed");
  }

  private static TrustPolicy policy(String reader, String writer) {
    return Policies.of(Map.of("reader", reader, "writer", writer));
  }

  private static boolean isGranted(TrustPolicy policy, WorkflowIdentity job) {
    return policy.decide(job, Optional.of("reader")) instanceof Decision.Granted;
  }
}
