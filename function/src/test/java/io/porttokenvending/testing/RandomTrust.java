package io.porttokenvending.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random rules and jobs over few values, so that they match often. Each text in a rule is a value
 * that some job sends, or a pattern of one.
 */
public final class RandomTrust {
  private static final List<String> OWNER_IDS = List.of("999999999999", "999999999997");
  private static final List<String> OWNERS = List.of("acme", "ACME", "evil");
  private static final List<String> REPOSITORY_IDS = List.of("888888888888", "888888888889", "7");
  private static final List<String> ACTOR_IDS = List.of("999999999883", "999999999884");
  private static final List<String> NAMES = List.of("api", "web");
  private static final List<String> REFS =
      List.of(
          "refs/heads/main",
          "refs/heads/release/1",
          "refs/heads/release/1/fix",
          "refs/tags/main",
          "refs/pull/7/merge",
          "");
  private static final List<String> EVENTS =
      List.of(
          "push", "schedule", "deployment", "pull_request", "pull_request_target", "workflow_run");
  private static final List<String> WORKFLOWS =
      List.of(
          "acme/shared/.github/workflows/agent.yml@refs/heads/main",
          "acme/shared/.github/workflows/agent.yml@refs/tags/v1",
          "acme/api/.github/workflows/own.yml@refs/heads/a@b");

  private final long seed;
  private final Random random;
  private int rules;

  public RandomTrust(long seed) {
    this.seed = seed;
    random = new Random(seed);
  }

  /** Returns the text of a valid rule with a unique name. */
  public String rule() {
    List<String> lines = new ArrayList<>();
    lines.add("name: rule " + seed + "-" + rules++);
    lines.add("repository_owner_id: " + some(OWNER_IDS));
    lines.add("repository_id: " + (coin() ? "any" : some(REPOSITORY_IDS)));
    sometimes(lines, "event_name", EVENTS);
    sometimes(
        lines,
        "ref",
        List.of(
            "refs/heads/main",
            "refs/heads/*",
            "refs/heads/**",
            "refs/**",
            "refs/heads/release/*",
            "refs/tags/main",
            "refs/pull/*/merge"));
    sometimes(lines, "environment", List.of("production", "prod*", "*", "staging"));
    sometimes(lines, "repository_owner", List.of("acme", "evil", "*"));
    sometimes(lines, "repository", List.of("acme/api", "acme/*", "evil/web", "Acme/a*"));
    sometimes(
        lines,
        "job_workflow_ref",
        List.of(
            "acme/shared/.github/workflows/agent.yml@refs/heads/main",
            "acme/shared/.github/workflows/*@refs/**",
            "acme/**@*",
            "acme/**"));
    sometimes(lines, "actor_id", ACTOR_IDS);
    if (random.nextInt(4) == 0) {
      lines.add(
          "repo_property_tier: "
              + one(List.of("gold", "'go*'", "{member: gold}", "'gold,silver'")));
    }
    return String.join("\n", lines);
  }

  /** Between one rule and four. */
  public String[] rules() {
    String[] rules = new String[1 + random.nextInt(4)];
    for (int i = 0; i < rules.length; i++) {
      rules[i] = rule();
    }
    return rules;
  }

  public GitHubToken job() {
    return job(Identities.pushToMain());
  }

  /** Returns a job that differs in claims that rules use. */
  public GitHubToken job(GitHubToken usual) {
    String owner = one(OWNERS);
    GitHubToken job =
        usual
            .with("repository_owner_id", one(OWNER_IDS))
            .with("repository_id", one(REPOSITORY_IDS))
            .with("repository_owner", owner)
            .with("repository", owner + "/" + one(NAMES))
            .with("ref", coin() ? "refs/heads/main" : one(REFS))
            .with("event_name", coin() ? "push" : one(EVENTS))
            .with("job_workflow_ref", one(WORKFLOWS))
            .with("actor_id", one(ACTOR_IDS));
    if (coin()) {
      job = job.with("environment", one(List.of("production", "PROD", "staging", "")));
    }
    return coin()
        ? job.with("repo_property_tier", one(List.of("gold", "gold,silver", "silver", "golden")))
        : job;
  }

  private void sometimes(List<String> lines, String claim, List<String> values) {
    if (random.nextInt(3) == 0) {
      lines.add(claim + ": " + some(values));
    }
  }

  /** One value, or a list of two. */
  private String some(List<String> values) {
    String first = "\"" + one(values) + "\"";
    return coin() ? first : "[" + first + ", \"" + one(values) + "\"]";
  }

  private String one(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }

  private boolean coin() {
    return random.nextBoolean();
  }
}
