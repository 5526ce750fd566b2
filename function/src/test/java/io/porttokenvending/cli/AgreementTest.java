package io.porttokenvending.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.Policies;
import io.porttokenvending.testing.RandomTrust;
import io.porttokenvending.testing.RuleVariants;
import io.porttokenvending.testing.World;
import io.porttokenvending.trust.Decision;
import io.porttokenvending.trust.GitHubClaims;
import io.porttokenvending.trust.PolicyScope;
import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.TrustPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks with random policies and jobs that both routes of the function, {@code policy explain} and
 * {@code policy test} decide the same. The command reads the rules in another order.
 */
class AgreementTest {
  private static final String PROFILE = "catalog-reader";
  private static final int POLICIES = 25;
  private static final int JOBS = 8;

  private final RandomTrust random = new RandomTrust(20_261_120);
  private final RuleVariants variants = new RuleVariants(20_261_121);
  private final Map<String, Integer> codes = new HashMap<>();

  @TempDir Path folder;

  /**
   * A decision.
   *
   * @param rule empty for a denial
   */
  private record Verdict(String code, String rule) {}

  @Test
  void randomJobs_functionAndCommands_agree() throws IOException {
    try (World world = World.start()) {
      String issuer = world.gitHub().uri().toString();
      Files.writeString(folder.resolve("jwks.json"), world.gitHub().tokens().jwks());
      for (int i = 0; i < POLICIES; i++) {
        String[] rules = random.rules();
        String trust = Policies.profile(rules);
        world.profile(PROFILE, World.PORT + trust.substring(trust.indexOf("trust:")));
        Files.writeString(
            folder.resolve(PROFILE + ".yaml"), Policies.profile(variants.reordered(rules)));
        agree(world, issuer, trust);
      }
    }
    assertEquals(
        Set.of("granted", "access_denied", "event_refused", "identity_id_mismatch"),
        codes.keySet());
    assertTrue(codes.getOrDefault("granted", 0) > POLICIES, codes::toString);
  }

  private void agree(World world, String issuer, String trust) throws IOException {
    TrustPolicy policy =
        Policies.of(Map.of(PROFILE, trust), new PolicyScope(List.of(issuer), Set.of(), false));
    SimulatedJob jobs = new SimulatedJob(issuer);
    List<String> cases = new ArrayList<>();
    for (int i = 0; i < JOBS; i++) {
      GitHubToken job = random.job(world.job());
      Verdict vended = verdict(world.send(world.request(job)).line());
      codes.merge(vended.code(), 1, Integer::sum);
      String token = world.sign(job);
      Answer explained = world.send(explain(token));
      assertEquals(vended, verdict(explained.line()));
      ObjectNode claims = job.payload(world.now(), World.AUDIENCE);
      assertEquals(vended, decided(policy, jobs.of(claims)));
      assertExplained(vended, explained, command(world, issuer, token));
      cases.add(written(i, claims, vended));
    }
    assertTested(issuer, policy.version(), cases);
  }

  private JsonNode command(World world, String issuer, String token) {
    CommandRun run =
        CommandRun.withInput(
            token,
            "explain",
            folder.toString(),
            "--token=-",
            "--issuer=" + issuer,
            "--jwks=" + folder.resolve("jwks.json"),
            "--audience=" + World.AUDIENCE,
            "--at=" + world.now(),
            "--format=json");
    JsonNode profile = run.json().path("profiles").path(0);
    assertEquals(profile.path("verdict").asText().equals("granted") ? 0 : 1, run.code());
    return profile;
  }

  /** The function returns only rules for the job's owner, and the command returns all rules. */
  private static void assertExplained(Verdict vended, Answer function, JsonNode command) {
    assertEquals(
        vended, new Verdict(command.path("code").asText(), command.path("rule").asText("")));
    List<String> rules = new ArrayList<>();
    function.body().path("rules").forEach(rule -> rules.add(rule.toString()));
    List<String> rulesOfCommand = new ArrayList<>();
    for (JsonNode rule : command.path("rules")) {
      boolean ours = false;
      for (JsonNode condition : rule.path("conditions")) {
        ((ObjectNode) condition).remove("wanted");
        ours |=
            condition.path("claim").asText().equals("repository_owner_id")
                && condition.path("holds").asBoolean();
      }
      if (ours) {
        rulesOfCommand.add(rule.toString());
      }
    }
    assertEquals(rules, rulesOfCommand);
  }

  private void assertTested(String issuer, String version, List<String> cases) throws IOException {
    Files.createDirectories(folder.resolve("tests"));
    Files.writeString(folder.resolve("tests").resolve("cases.yaml"), String.join("", cases));
    CommandRun run =
        CommandRun.of("test", folder.toString(), "--issuer=" + issuer, "--format=json");

    assertEquals(0, run.code(), () -> run.out() + run.err());
    assertEquals(JOBS, run.json().path("summary").path("cases").asInt());
    assertEquals(version, run.json().path("policy_version").asText());
  }

  private static String written(int number, ObjectNode payload, Verdict verdict) {
    ObjectNode claims = payload.deepCopy();
    claims.properties().removeIf(each -> GitHubClaims.kindOf(each.getKey()).isEmpty());
    return "- name: job %d\n  claims: %s\n  expect: %s\n  %s\n"
        .formatted(
            number,
            JsonText.write(claims),
            verdict.rule().isEmpty() ? "denied" : "granted",
            verdict.rule().isEmpty() ? "code: " + verdict.code() : "rule: " + verdict.rule());
  }

  private static Verdict verdict(JsonNode auditLine) {
    return new Verdict(auditLine.path("code").asText(), auditLine.path("rule").asText(""));
  }

  private static Verdict decided(TrustPolicy policy, SimulatedJob.Reading reading) {
    return switch (reading) {
      case SimulatedJob.Reading.Identity(var identity) ->
          switch (policy.decide(identity, Optional.empty())) {
            case Decision.Granted(Profile profile, String rule) -> new Verdict("granted", rule);
            case Decision.Denied denied ->
                new Verdict(denied.reason().name().toLowerCase(Locale.ROOT), "");
          };
      case SimulatedJob.Reading.Impossible(String why) -> throw new AssertionError(why);
    };
  }

  private static GatewayEvent explain(String token) {
    return GatewayEvent.of("POST", "/v1/explain").header("Authorization", "Bearer " + token);
  }
}
