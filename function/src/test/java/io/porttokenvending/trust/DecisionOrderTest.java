package io.porttokenvending.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.Identities;
import io.porttokenvending.testing.Policies;
import io.porttokenvending.trust.Decision.DenialReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Decisions about random policies do not depend on the order of rules, keys, values and files. */
class DecisionOrderTest {
  private static final Map<String, List<String>> CLAIMS =
      new TreeMap<>(
          Map.of(
              "repository_owner_id", List.of("1", "2"),
              "repository_id", List.of("10", "20", "30"),
              "repository", List.of("acme/api", "evil/api"),
              "repository_owner", List.of("acme", "evil"),
              "ref", List.of("refs/heads/main", "refs/heads/dev", "refs/pull/1/merge"),
              "event_name", List.of("push", "schedule", "deployment", "issues", "pull_request"),
              "environment", List.of("production", "staging"),
              "actor", List.of("octocat", "hubot")));

  private static final Set<String> SAFE_EVENTS = Set.of("push", "schedule", "deployment");

  private final Random random = new Random(20_261_120);

  /** A rule's keys with their allowed values, evaluated as the contract specifies. */
  private record Draft(String name, Map<String, List<String>> keys) {
    boolean admits(String key, Map<String, String> claims) {
      List<String> values = keys.getOrDefault(key, List.of());
      return values.contains("any") || values.contains(claims.getOrDefault(key, ""));
    }

    boolean hasIds(Map<String, String> claims) {
      return admits("repository_owner_id", claims) && admits("repository_id", claims);
    }

    boolean holdsBesideIdsAndGate(Map<String, String> claims) {
      return keys.keySet().stream().allMatch(key -> key.endsWith("_id") || admits(key, claims));
    }

    boolean passesGate(Map<String, String> claims) {
      List<String> events = keys.getOrDefault("event_name", List.of());
      String ref = claims.getOrDefault("ref", "");
      boolean pull = ref.startsWith("refs/pull/");
      boolean empty = ref.isEmpty();
      return (!events.isEmpty() || SAFE_EVENTS.contains(claims.getOrDefault("event_name", "")))
          && (!pull || events.contains("pull_request"))
          && (!empty || events.contains("deployment"));
    }

    boolean isOfNamesake(Map<String, String> claims) {
      boolean repository = admits("repository", claims);
      boolean owner = repository || admits("repository_owner", claims);
      return !keys.getOrDefault("repository_id", List.of()).contains("any")
          && ((owner && !admits("repository_owner_id", claims))
              || (repository && !admits("repository_id", claims)));
    }
  }

  /** Returns the reason of a denial; empty for a grant. */
  private static Optional<DenialReason> expected(List<Draft> all, Map<String, String> claims) {
    List<Draft> rules = all.stream().filter(rule -> rule.holdsBesideIdsAndGate(claims)).toList();
    List<Draft> ours = rules.stream().filter(rule -> rule.hasIds(claims)).toList();
    if (ours.stream().anyMatch(rule -> rule.passesGate(claims))) {
      return Optional.empty();
    }
    if (!ours.isEmpty()) {
      return Optional.of(DenialReason.EVENT_REFUSED);
    }
    boolean mismatch =
        rules.stream().anyMatch(rule -> rule.passesGate(claims) && rule.isOfNamesake(claims));
    return Optional.of(mismatch ? DenialReason.IDENTITY_ID_MISMATCH : DenialReason.ACCESS_DENIED);
  }

  @Test
  void decision_anyPolicy_ignoresRuleOrder() {
    List<Map<String, String>> jobs = new ArrayList<>();
    List<WorkflowIdentity> identities = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Map<String, String> job = job();
      jobs.add(job);
      identities.add(identity(job));
    }
    Map<Optional<DenialReason>, Integer> verdicts = new HashMap<>();
    for (int i = 0; i < 120; i++) {
      List<Draft> rules = rules();
      TrustPolicy policy = policy(rules);
      TrustPolicy shuffled = policy(rules);
      assertEquals(policy.version(), shuffled.version());
      for (int job = 0; job < jobs.size(); job++) {
        Map<String, String> claims = jobs.get(job);
        Decision decision = policy.decide(identities.get(job), Optional.of("reader"));
        Optional<DenialReason> reason =
            decision instanceof Decision.Denied denied
                ? Optional.of(denied.reason())
                : Optional.empty();
        assertEquals(expected(rules, claims), reason, () -> rules + " " + claims);
        assertEquals(
            decision.toString(),
            shuffled.decide(identities.get(job), Optional.of("reader")).toString());
        verdicts.merge(reason, 1, Integer::sum);
      }
    }
    assertEquals(4, verdicts.size(), verdicts::toString);
    verdicts.forEach((reason, count) -> assertTrue(count > 100, verdicts::toString));
  }

  private Map<String, String> job() {
    Map<String, String> job = new TreeMap<>();
    CLAIMS.forEach((claim, values) -> job.put(claim, pick(values)));
    job.put("repository", job.get("repository_owner") + "/api");
    if (random.nextBoolean()) {
      job.remove("environment");
    }
    if (random.nextInt(4) == 0) {
      job.put("ref", "");
    }
    return job;
  }

  private static WorkflowIdentity identity(Map<String, String> job) {
    var token = Identities.pushToMain();
    for (Map.Entry<String, String> claim : job.entrySet()) {
      token = token.with(claim.getKey(), claim.getValue());
    }
    return Identities.of(token);
  }

  private List<Draft> rules() {
    List<Draft> rules = new ArrayList<>();
    for (int i = 1 + random.nextInt(6); i > 0; i--) {
      Map<String, List<String>> keys = new TreeMap<>();
      CLAIMS.forEach((claim, values) -> {
        if (claim.endsWith("_id") || random.nextInt(3) == 0) {
          keys.put(claim, some(values));
        }
      });
      if (random.nextInt(4) == 0) {
        keys.put("repository_id", List.of("any"));
      }
      rules.add(new Draft("r" + i, keys));
    }
    return rules;
  }

  /** Writes the same rules in a random order. */
  private TrustPolicy policy(List<Draft> rules) {
    List<String> texts = new ArrayList<>();
    for (Draft rule : shuffled(rules)) {
      List<String> lines = new ArrayList<>(List.of("name: " + rule.name()));
      rule.keys().forEach((claim, values) -> lines.add(claim + ": " + value(values)));
      texts.add(String.join("\n", shuffled(lines)));
    }
    String reader = Policies.profile(texts.toArray(new String[0]));
    return Policies.of(Map.of("reader", reader, "other", Policies.profile(Verdicts.IDS)));
  }

  private String value(List<String> values) {
    return values.size() == 1 ? values.getFirst() : shuffled(values).toString();
  }

  private List<String> some(List<String> values) {
    return shuffled(values).subList(0, 1 + random.nextInt(2));
  }

  private String pick(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }

  private <T> List<T> shuffled(List<T> list) {
    List<T> shuffled = new ArrayList<>(list);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }
}
