package io.porttokenvending.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.exchange.AuditTrail;
import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.exchange.Outcome;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.secret.Sha256;
import io.porttokenvending.token.SignedClaims;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The JSON line that reports a decision, in CloudWatch's embedded metric format. It contains signed
 * claims, the policy's decision, and hashes of tokens, but no token.
 */
final class AuditLine {
  private static final List<String> CLAIMS =
      List.of(
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
          "check_run_id");

  private AuditLine() {}

  /** Returns the line without a line break. */
  static String of(AuditTrail trail, Ending ending) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("event", "token_vending");
    line.put("outcome", outcomeName(ending.outcome()));
    line.put("code", trueCode(ending.outcome(), trail));
    line.put("status", ending.status());
    line.put("profile", trail.profile().orElse(null));
    line.put("rule", trail.rule().orElse(null));
    line.put("policy_version", ending.policyVersion());
    line.put("request_id", ending.requestId());
    Optional<SignedClaims> claims = trail.claims();
    line.put("issuer", claims.map(SignedClaims::issuer).orElse(null));
    for (String claim : CLAIMS) {
      line.put(claim, claims.flatMap(signed -> signed.text(claim)).orElse(null));
    }
    line.put(
        "jti_sha256", claims.flatMap(signed -> signed.text("jti")).map(Sha256::hex).orElse(null));
    line.put(
        "token_sha256",
        trail.token().map(token -> Sha256.hex(token.value().reveal())).orElse(null));
    line.put(
        "expires_at",
        trail
            .token()
            .map(token -> token.expiresAt().truncatedTo(ChronoUnit.SECONDS).toString())
            .orElse(null));
    line.put(
        "token_source",
        trail.tokenSource().map(source -> source.name().toLowerCase(Locale.ROOT)).orElse(null));
    line.put("lane", trail.lane().orElse(null));
    ArrayNode skipped = line.putArray("skipped_lanes");
    ArrayNode codes = line.putArray("skipped_codes");
    trail
        .skippedLanes()
        .forEach((lane, code) -> {
          skipped.add(lane);
          codes.add(code.code());
        });
    line.put("source_ip", ending.sourceIp());
    ending.fault().ifPresent(fault -> line.put("fault", fault));
    line.put("duration_ms", ending.durationMs());
    trail
        .milliseconds()
        .forEach((stage, time) -> line.put(stage.name().toLowerCase(Locale.ROOT) + "_ms", time));
    trail.keysSince().ifPresent(since -> line.put("jwks_age_seconds", age(since, ending)));
    trail.secretSince().ifPresent(since -> line.put("secret_age_seconds", age(since, ending)));
    line.put("audience", ending.audience());
    line.put("requests", 1);
    line.set("_aws", EmbeddedMetrics.of(trail, ending.at()));
    return JsonText.write(line);
  }

  /**
   * How a request ended.
   *
   * @param audience dimension of the metrics that distinguishes the deployments of one account
   * @param fault place of a bug, without the text of its exception
   */
  record Ending(
      Outcome outcome,
      int status,
      String policyVersion,
      String audience,
      String requestId,
      String sourceIp,
      Optional<String> fault,
      long durationMs,
      Instant at) {}

  private static String outcomeName(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Issued issued -> "granted";
      case Outcome.Configured configured -> "granted";
      case Outcome.Explained explained -> "explained";
      case Outcome.Refused refused -> refused.code().status() < 500 ? "denied" : "failed";
    };
  }

  /** Returns the code of the true cause, which the response may hide from an unknown caller. */
  private static String trueCode(Outcome outcome, AuditTrail trail) {
    return switch (outcome) {
      case Outcome.Issued issued -> "granted";
      case Outcome.Configured configured -> "granted";
      case Outcome.Explained explained -> explained.code().map(ErrorCode::code).orElse("granted");
      case Outcome.Refused refused -> trail.trueCode().orElse(refused.code()).code();
    };
  }

  private static long age(Instant since, Ending ending) {
    return Math.max(0, Duration.between(since, ending.at()).toSeconds());
  }
}
