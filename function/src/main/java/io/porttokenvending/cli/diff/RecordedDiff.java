package io.porttokenvending.cli.diff;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.cli.SimulatedJob;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.trust.Condition;
import io.porttokenvending.trust.Decision;
import io.porttokenvending.trust.TrustPolicy;
import io.porttokenvending.trust.WorkflowIdentity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The decisions of two policies on recorded jobs, made by the function's own code.
 *
 * @param kinds number of jobs that differ in a claim that affects the decision
 * @param impossible reasons why records cannot be from a job, with the number of each
 * @param unrecorded claims that rules require and audit lines do not contain, so their effect is
 *     unknown
 */
record RecordedDiff(
    RecordedJobs jobs,
    int kinds,
    Map<String, Integer> impossible,
    Set<String> unrecorded,
    List<Change> gains,
    List<Change> losses) {
  private static final Set<String> ALWAYS_DECISIVE =
      Set.of(
          "event_name",
          "iss",
          "ref",
          "repository",
          "repository_id",
          "repository_owner",
          "repository_owner_id",
          "sub");

  /**
   * Recorded jobs that one policy grants access and the other does not.
   *
   * @param profile the requested profile; empty for none
   * @param rule the rule that grants access
   * @param claims the claims that affect the decision
   * @param times number of jobs
   */
  record Change(String profile, String rule, ObjectNode claims, int times) {}

  /**
   * Decides the jobs recorded in a folder.
   *
   * @param issuers issuers that either deployment trusts
   */
  static RecordedDiff of(Path folder, Set<String> issuers, TrustPolicy before, TrustPolicy after) {
    RecordedJobs jobs = RecordedJobs.read(folder);
    Set<String> conditions = conditions(before, after);
    Map<String, ObjectNode> kinds = new TreeMap<>();
    Map<String, Integer> times = new TreeMap<>();
    for (ObjectNode job : jobs.claims()) {
      for (ObjectNode claims : forEachIssuer(decisiveClaims(job, conditions), issuers)) {
        String kind = JsonText.write(claims);
        kinds.put(kind, claims);
        times.merge(kind, 1, Integer::sum);
      }
    }
    conditions.removeAll(ALWAYS_DECISIVE);
    conditions.removeAll(jobs.membersOfLines());
    RecordedDiff diff =
        new RecordedDiff(
            jobs,
            kinds.size(),
            new TreeMap<>(),
            jobs.membersOfLines().isEmpty() ? Set.of() : conditions,
            new ArrayList<>(),
            new ArrayList<>());
    Set<String> profiles = PolicyDiff.profiles(before, after);
    SimulatedJob simulated = new SimulatedJob(issuers.iterator().next());
    kinds.forEach((kind, claims) -> {
      int count = times.getOrDefault(kind, 0);
      switch (simulated.of(claims)) {
        case SimulatedJob.Reading.Identity(WorkflowIdentity identity) -> {
          for (String profile : profiles) {
            Optional<String> requested = Optional.of(profile).filter(name -> !name.isEmpty());
            Optional<String> old = rule(before.decide(identity, requested));
            Optional<String> current = rule(after.decide(identity, requested));
            if (old.isPresent() != current.isPresent()) {
              (old.isEmpty() ? diff.gains : diff.losses)
                  .add(new Change(profile, current.or(() -> old).orElseThrow(), claims, count));
            }
          }
        }
        case SimulatedJob.Reading.Impossible(String why) ->
            diff.impossible.merge(why, count, Integer::sum);
      }
    });
    return diff;
  }

  private static Set<String> conditions(TrustPolicy before, TrustPolicy after) {
    return Stream.of(before, after)
        .flatMap(policy -> policy.profiles().values().stream())
        .flatMap(profile -> profile.rules().stream())
        .flatMap(rule -> rule.conditions().stream())
        .map(Condition::claim)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the claims that affect a decision, so that equal jobs are decided once. */
  private static ObjectNode decisiveClaims(ObjectNode job, Set<String> conditions) {
    Set<String> names = new TreeSet<>(ALWAYS_DECISIVE);
    names.addAll(conditions);
    ObjectNode claims = job.objectNode();
    names.stream()
        .filter(name -> !job.path(name).isMissingNode() && !job.path(name).isNull())
        .forEach(name -> claims.set(name, job.path(name)));
    return claims;
  }

  private static Optional<String> rule(Decision decision) {
    return switch (decision) {
      case Decision.Granted(var profile, String rule) -> Optional.of(rule);
      case Decision.Denied denied -> Optional.empty();
    };
  }

  /** Audit lines of older versions contain no issuer, so every issuer is possible. */
  private static List<ObjectNode> forEachIssuer(ObjectNode claims, Set<String> issuers) {
    return claims.has("iss")
        ? List.of(claims)
        : issuers.stream().map(issuer -> claims.deepCopy().put("iss", issuer)).toList();
  }
}
