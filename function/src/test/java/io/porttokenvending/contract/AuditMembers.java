package io.porttokenvending.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;

/** Members of the audit line, as in the contract. */
final class AuditMembers {
  static final Set<String> CLAIMS =
      Set.of(
          "issuer",
          "repository",
          "repository_id",
          "repository_owner_id",
          "ref",
          "event_name",
          "environment",
          "workflow_ref",
          "job_workflow_ref",
          "sha",
          "run_id",
          "run_attempt",
          "actor",
          "actor_id",
          "check_run_id",
          "jti_sha256");

  private static final Set<String> STAGES =
      Set.of("verify_ms", "decide_ms", "secret_ms", "port_ms", "render_ms", "replay_ms");

  /** Members of every decision, including those of CloudWatch's metrics. */
  static final Set<String> DECISION =
      union(
          CLAIMS,
          Set.of(
              "event",
              "outcome",
              "code",
              "status",
              "profile",
              "rule",
              "policy_version",
              "request_id",
              "token_sha256",
              "token_source",
              "expires_at",
              "lane",
              "skipped_lanes",
              "skipped_codes",
              "source_ip",
              "duration_ms",
              "audience",
              "requests",
              "_aws"));

  /** Ages of cached values, in the audit lines of requests that used them. */
  static final Set<String> AGES = Set.of("jwks_age_seconds", "secret_age_seconds");

  static final Set<String> OF_A_GRANT = union(union(DECISION, STAGES), AGES);

  static final Set<String> TIMES = union(STAGES, Set.of("duration_ms"));

  private AuditMembers() {}

  static Set<String> of(JsonNode line) {
    Set<String> names = new TreeSet<>();
    line.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Members of steps that a request did not reach are absent, and only a bug has a fault. */
  static Set<String> withoutStages(JsonNode line) {
    Set<String> names = of(line);
    names.removeAll(STAGES);
    names.removeAll(AGES);
    if (line.path("code").asText().equals("internal_error")) {
      names.remove("fault");
    }
    return names;
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }
}
