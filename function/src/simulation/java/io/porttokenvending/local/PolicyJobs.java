package io.porttokenvending.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.cli.SimulatedJob;
import io.porttokenvending.testing.JobPreset;
import io.porttokenvending.testing.RunnerJob;
import io.porttokenvending.trust.Condition;
import io.porttokenvending.trust.Decision;
import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.Rule;
import io.porttokenvending.trust.TrustPolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds jobs that show what a policy grants and denies.
 *
 * @param policy as it is written
 * @param issuer the issuer that the simulated GitHub replaces
 * @param profile requested by the jobs; empty for the implied one
 */
record PolicyJobs(TrustPolicy policy, String issuer, Optional<String> profile) {
  private static final List<JobPreset> LIKELY_DENIED =
      List.of(JobPreset.PULL_REQUEST, JobPreset.BRANCH, JobPreset.FORK, JobPreset.TAG);

  private static final List<String> EVENTS = List.of("push", "workflow_dispatch", "pull_request");

  /** Returns a job that a rule grants access, the first if there are several. */
  Optional<RunnerJob> granted() {
    return profile
        .map(policy.profiles()::get)
        .or(policy::defaultProfile)
        .map(Profile::rules)
        .orElseGet(List::of)
        .stream()
        .filter(rule -> rule.issuer().equals(issuer))
        .map(PolicyJobs::matching)
        .filter(this::grants)
        .findFirst();
  }

  /** Returns another kind of job of the same repository that no rule grants access. */
  Optional<RunnerJob> denied(RunnerJob granted) {
    return LIKELY_DENIED.stream()
        .map(granted::inSameRepository)
        .filter(job -> !grants(job))
        .findFirst();
  }

  private boolean grants(RunnerJob job) {
    ObjectNode claims = JsonNodeFactory.instance.objectNode();
    job.claims().forEach(claims::put);
    return switch (new SimulatedJob(issuer).of(claims)) {
      case SimulatedJob.Reading.Identity(var identity) ->
          policy.decide(identity, profile) instanceof Decision.Granted;
      case SimulatedJob.Reading.Impossible impossible -> false;
    };
  }

  /** Returns a job with the first value that the rule lists for each claim. */
  private static RunnerJob matching(Rule rule) {
    Set<String> events = rule.events().listed().orElse(Set.of("push"));
    String event =
        EVENTS.stream().filter(events::contains).findFirst().orElseGet(() -> first(events));
    RunnerJob job =
        event.equals("push")
            ? RunnerJob.PUSH_TO_MAIN
            : event.equals("pull_request")
                ? RunnerJob.of(JobPreset.PULL_REQUEST)
                : RunnerJob.PUSH_TO_MAIN.with("event_name", event);
    job = job.with("repository_owner_id", first(rule.ownerIds()));
    if (rule.repositoryIds().isPresent()) {
      job = job.with("repository_id", first(rule.repositoryIds().get()));
    }
    for (Condition condition : rule.conditions()) {
      job = job.with(condition.claim(), value(condition));
    }
    return job;
  }

  private static String value(Condition condition) {
    return switch (condition) {
      case Condition.OneOf(String claim, Set<String> values) -> first(values);
      case Condition.HasMember(String claim, Set<String> members) -> first(members);
      // A wildcard matches any text.
      case Condition.Matches(String claim, var patterns) ->
          patterns.getFirst().text().replace("**", "*").replace("*", "example");
    };
  }

  private static String first(Set<String> values) {
    return new TreeSet<>(values).getFirst();
  }
}
