package io.porttokenvending.cli.diff;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.Identities;
import io.porttokenvending.testing.Policies;
import io.porttokenvending.testing.RandomTrust;
import io.porttokenvending.trust.Decision;
import io.porttokenvending.trust.TrustPolicy;
import io.porttokenvending.trust.WorkflowIdentity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Checks with random policies and jobs that every change of access is reported. */
class SoundnessTest {
  private static final long SEED = 20_261_120;

  /** Created once, because each job is signed and verified. */
  private static final List<WorkflowIdentity> JOBS = new ArrayList<>();

  private int changes;

  @BeforeAll
  static void makeJobs() {
    RandomTrust trust = new RandomTrust(SEED);
    for (int i = 0; i < 300; i++) {
      JOBS.add(Identities.of(trust.job()));
    }
  }

  @Test
  void randomRules_everyGainAndLoss_isReported() {
    RandomTrust trust = new RandomTrust(SEED + 1);
    Map<String, String> profiles = new HashMap<>();
    for (int i = 0; i < 250; i++) {
      profiles.put("p" + i, Policies.profile(trust.rules()));
    }
    TrustPolicy policy = Policies.of(profiles);
    for (int i = 0; i < 250; i++) {
      check(policy, "p" + i, "p" + (i + 1) % 250);
    }
    assertTrue(changes > 2000, "few differ: " + changes);
  }

  @Test
  void smallEdits_onlyActualChanges_areReported() {
    RandomTrust trust = new RandomTrust(SEED + 2);
    RandomEdit edits = new RandomEdit(SEED + 3);
    Map<String, String> profiles = new HashMap<>();
    List<RandomEdit.Effect> effects = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      List<String> rules = List.of(trust.rules());
      RandomEdit.Edited edited = edits.edit(rules);
      effects.add(edited.effect());
      profiles.put("before" + i, Policies.profile(rules.toArray(String[]::new)));
      profiles.put("after" + i, Policies.profile(edited.rules().toArray(String[]::new)));
    }
    TrustPolicy policy = Policies.of(profiles);
    for (int i = 0; i < effects.size(); i++) {
      String before = "before" + i;
      String after = "after" + i;
      ProfileDiff diff = check(policy, before, after);
      String both = profiles.get(before) + " and " + profiles.get(after);
      switch (effects.get(i)) {
        case NOTHING -> assertFalse(diff.isChange(), both);
        case WIDER -> assertTrue(diff.losses().isEmpty(), both);
        case NARROWER -> assertTrue(diff.gains().isEmpty(), both);
      }
    }
    assertTrue(changes > 500, "few differ: " + changes);
  }

  @Test
  void severalProfiles_requestWithoutProfile_isReported() {
    RandomTrust trust = new RandomTrust(SEED + 4);
    Random random = new Random(SEED + 5);
    for (int i = 0; i < 15; i++) {
      TrustPolicy before = profiles(trust, random);
      TrustPolicy after = profiles(trust, random);
      List<ProfileDiff> diff = PolicyDiff.between(before, after);
      for (String name : List.of("", "default", "reader", "writer")) {
        Optional<ProfileDiff> change =
            diff.stream().filter(each -> each.name().equals(name)).findAny();
        // If the implied profile does not change, the profile's own difference reports the job.
        if (!name.isEmpty() || PolicyDiff.profiles(before, after).contains("")) {
          Optional<String> requested = Optional.of(name).filter(given -> !given.isEmpty());
          for (WorkflowIdentity job : JOBS) {
            check(
                granted(before, requested, job),
                granted(after, requested, job),
                change.map(ProfileDiff::gains).orElse(List.of()),
                change.map(ProfileDiff::losses).orElse(List.of()),
                job);
          }
        }
      }
    }
    assertTrue(changes > 500, "few differ: " + changes);
  }

  private static TrustPolicy profiles(RandomTrust trust, Random random) {
    Map<String, String> profiles = new HashMap<>();
    profiles.put(random.nextBoolean() ? "default" : "reader", Policies.profile(trust.rules()));
    if (random.nextBoolean()) {
      profiles.put("writer", Policies.profile(trust.rules()));
    }
    return Policies.of(profiles);
  }

  private ProfileDiff check(TrustPolicy policy, String before, String after) {
    ProfileDiff diff =
        ProfileDiff.between(
            "any",
            Optional.ofNullable(policy.profiles().get(before)),
            Optional.ofNullable(policy.profiles().get(after)));
    for (WorkflowIdentity job : JOBS) {
      check(
          granted(policy, Optional.of(before), job),
          granted(policy, Optional.of(after), job),
          diff.gains(),
          diff.losses(),
          job);
    }
    return diff;
  }

  private void check(
      boolean before,
      boolean after,
      List<JobSet> gains,
      List<JobSet> losses,
      WorkflowIdentity job) {
    if (before != after) {
      changes++;
      assertTrue(
          JobSets.contain(after ? gains : losses, job),
          () -> job + " is neither in " + gains + " nor in " + losses);
    }
  }

  private static boolean granted(
      TrustPolicy policy, Optional<String> profile, WorkflowIdentity job) {
    return policy.decide(job, profile) instanceof Decision.Granted;
  }
}
