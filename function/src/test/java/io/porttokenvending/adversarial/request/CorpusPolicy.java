package io.porttokenvending.adversarial.request;

import io.porttokenvending.testing.World;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A profile for each way in which a rule can match or not. Each list contains a {@value #CANARY}
 * that no token sends, so that no response may contain it.
 */
final class CorpusPolicy {
  static final String CANARY = "canary";

  /** An id that no token has. */
  static final String CANARY_ID = "888888884242";

  private static final String OWNER =
      """
      description: a canary
      trust:
        - name: canary rule
          issuer: {issuer}
          repository_owner_id: ["999999999999", "888888884242"]
      """;

  private static final String ANY_REPOSITORY = OWNER + "    repository_id: any\n";

  private CorpusPolicy() {}

  /** The names of all profiles but {@code elsewhere}, which is the other issuer's. */
  static List<String> write(World world, URI gitHub, URI other) {
    List<String> names = new ArrayList<>();
    Writer writer =
        (name, rules) -> {
          names.add(name);
          world.profile(name, World.PORT + rules.replace("{issuer}", gitHub.toString()));
        };
    String main = ANY_REPOSITORY + "    ref: [refs/heads/main, refs/heads/canary]\n";
    writer.write("default", main);
    world.profile("elsewhere", World.PORT + main.replace("{issuer}", other.toString()));
    writer.write(
        "catalog-reader",
        OWNER
            + """
                repository_id: ["888888888888", "888888884242"]
                repository: [acme/api, acme/canary]
            """);
    writer.write(
        "owned",
        OWNER
            + """
                repository_id: "888888888888"
                repository_owner: [acme, canary]
            """);
    conditions(writer);
    workflows(writer);
    halves(writer);
    return List.copyOf(names);
  }

  private interface Writer {
    void write(String name, String rules);
  }

  private static void conditions(Writer writer) {
    anyRepository(writer, "deployer", "ref: refs/heads/main", "environment: [production, canary]");
    anyRepository(
        writer,
        "branches",
        "ref: [refs/heads/release/*, refs/heads/v1, \"" + OddNames.BRANCH + "\", refs/x/canary]");
    anyRepository(writer, "prefixed", "ref: [refs/heads/f**, refs/heads/canary]");
    anyRepository(writer, "anywhere", "ref: [refs/**, canary]");
    anyRepository(
        writer, "pulls", "event_name: [pull_request, canary]", "ref: [refs/pull/*/merge]");
    anyRepository(writer, "comments", "event_name: [issue_comment, workflow_run, canary]");
    anyRepository(writer, "member", "repo_property_team: {member: [gold, canary]}");
    anyRepository(writer, "whole", "repo_property_team: [\"gold,silver\", canary]");
    anyRepository(writer, "protected", "ref_protected: [\"true\", canary]");
    anyRepository(writer, "hosted", "runner_environment: [github-hosted, canary]");
    anyRepository(writer, "actor", "actor_id: [\"999999999883\", \"888888884242\"]");
    anyRepository(writer, "odd", "environment: [" + OddNames.yamlList() + ", canary]");
  }

  private static void workflows(Writer writer) {
    anyRepository(
        writer,
        "workflow",
        "workflow_ref: [acme/api/.github/workflows/agent.yml@refs/heads/main, acme/canary]");
    anyRepository(
        writer,
        "workflows",
        "workflow_ref: [acme/api/.github/workflows/*.yml@refs/heads/main, acme/canary]");
    anyRepository(
        writer,
        "called",
        "job_workflow_ref: [acme/shared/.github/workflows/vend.yml@refs/tags/v1, acme/canary]");
  }

  /** Each token that is refused satisfies one part of one rule and the rest of the other. */
  private static void halves(Writer writer) {
    writer.write(
        "halves",
        ANY_REPOSITORY
            + "    ref: refs/heads/main\n    environment: [staging, canary]\n"
            + rule(ANY_REPOSITORY)
            + "    ref: refs/heads/release\n    environment: [production, canary]\n");
    writer.write(
        "half-ids",
        OWNER
            + "    repository_id: \"888888888888\"\n"
            + rule(OWNER)
                .replace("999999999999", "999999991342")
                .replace("888888884242", "888888884343")
            + "    repository_id: \"5\"\n");
  }

  private static String rule(String profile) {
    return profile
        .substring(profile.indexOf("  - name"))
        .replace("canary rule", "another canary rule");
  }

  private static void anyRepository(Writer writer, String name, String... conditions) {
    StringBuilder rules = new StringBuilder(ANY_REPOSITORY);
    for (String condition : conditions) {
      rules.append("    ").append(condition).append('\n');
    }
    writer.write(name, rules.toString());
  }
}
