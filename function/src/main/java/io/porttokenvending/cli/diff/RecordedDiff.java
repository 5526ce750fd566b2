package io.porttokenvending.cli.diff;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.cli.SimulatedJob;
import io.porttokenvending.json.JsonText;
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

/**
 * How two policies decide on jobs that there were, each by the function's own code.
 *
 * @param jobs how many
 * @param kinds how many that differ in what decides
 * @param skipped lines that tell of no job
 * @param impossible why records are no job's, with how many there are of each
 * @param unseen claims that rules want and the function's lines do not tell; what depends on them
 *     is not seen
 */
record RecordedDiff(
    int files,
    int jobs,
    int kinds,
    int skipped,
    Map<String, Integer> impossible,
    Set<String> unseen,
    List<RecordedChange> gains,
    List<RecordedChange> losses) {
  boolean someoneGains() {
    return !gains.isEmpty();
  }

  boolean someoneLoses() {
    return !losses.isEmpty();
  }

  /**
   * Decides the jobs recorded in a folder.
   *
   * @param issuers those that either policy's deployment trusts
   */
  static RecordedDiff of(Path folder, Set<String> issuers, TrustPolicy before, TrustPolicy after) {
    RecordedJobs jobs = RecordedJobs.read(folder);
    DecidingClaims deciding = new DecidingClaims(before, after);
    Map<String, ObjectNode> kinds = new TreeMap<>();
    Map<String, Integer> times = new TreeMap<>();
    for (ObjectNode job : jobs.claims()) {
      for (ObjectNode claims : ofEveryIssuer(deciding.of(job), issuers)) {
        String kind = JsonText.write(claims);
        kinds.put(kind, claims);
        times.merge(kind, 1, Integer::sum);
      }
    }
    RecordedDiff diff =
        new RecordedDiff(
            jobs.files(),
            jobs.claims().size(),
            kinds.size(),
            jobs.skipped(),
            new TreeMap<>(),
            jobs.holdsLines() ? deciding.notAmong(jobs.membersOfLines()) : Set.of(),
            new ArrayList<>(),
            new ArrayList<>());
    SimulatedJob supposed = new SimulatedJob(issuers.iterator().next());
    kinds.forEach((kind, claims) -> {
      int count = times.getOrDefault(kind, 0);
      switch (supposed.of(claims)) {
        case SimulatedJob.Reading.Identity(WorkflowIdentity identity) ->
            diff.decide(identity, claims, count, before, after);
        case SimulatedJob.Reading.Impossible(String why) ->
            diff.impossible.merge(why, count, Integer::sum);
      }
    });
    return diff;
  }

  private void decide(
      WorkflowIdentity identity,
      ObjectNode claims,
      int count,
      TrustPolicy before,
      TrustPolicy after) {
    Set<String> profiles = new TreeSet<>(before.profiles().keySet());
    profiles.addAll(after.profiles().keySet());
    if (PolicyDiff.impliesAnother(before, after)) {
      profiles.add("");
    }
    for (String profile : profiles) {
      Optional<String> asked = Optional.of(profile).filter(name -> !name.isEmpty());
      Optional<String> old = rule(before.decide(identity, asked));
      Optional<String> current = rule(after.decide(identity, asked));
      if (old.isEmpty() && current.isPresent()) {
        gains.add(new RecordedChange(profile, current.get(), claims, count));
      } else if (old.isPresent() && current.isEmpty()) {
        losses.add(new RecordedChange(profile, old.get(), claims, count));
      }
    }
  }

  private static Optional<String> rule(Decision decision) {
    return switch (decision) {
      case Decision.Granted(var profile, String rule) -> Optional.of(rule);
      case Decision.Denied denied -> Optional.empty();
    };
  }

  /** Lines of older versions do not name the issuer, so that it may have been any. */
  private static List<ObjectNode> ofEveryIssuer(ObjectNode claims, Set<String> issuers) {
    return claims.has("iss")
        ? List.of(claims)
        : issuers.stream().map(issuer -> claims.deepCopy().put("iss", issuer)).toList();
  }
}
