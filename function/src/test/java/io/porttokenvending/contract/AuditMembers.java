package io.porttokenvending.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.exchange.ErrorCode;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;

/** The members of the audit line, by the contract. */
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

  /** What every decision has, those of CloudWatch's metrics with them. */
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
              "expires_at",
              "source_ip",
              "duration_ms",
              "audience",
              "requests",
              "_aws"));

  /** How old what was held is, in the lines of requests that used it. */
  static final Set<String> AGES = Set.of("jwks_age_seconds", "secret_age_seconds");

  static final Set<String> OF_A_GRANT = union(union(DECISION, STAGES), AGES);

  static final Set<String> TIMES = union(STAGES, Set.of("duration_ms"));

  private AuditMembers() {}

  static Set<String> of(JsonNode line) {
    Set<String> names = new TreeSet<>();
    line.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** What a request did not reach is absent, and only a bug has a fault. */
  static Set<String> withoutStages(JsonNode line) {
    Set<String> names = of(line);
    names.removeAll(STAGES);
    names.removeAll(AGES);
    if (line.path("code").asText().equals("internal_error")) {
      names.remove("fault");
    }
    return names;
  }

  static boolean isDecidedAfterTheSignature(ErrorCode code) {
    return switch (code) {
      case INVALID_REQUEST,
          CLIENT_UNKNOWN,
          CLIENT_NEEDS_EMBEDDED_TOKEN,
          UNSUPPORTED_GRANT_TYPE,
          TOKEN_MISSING,
          NOT_FOUND,
          METHOD_NOT_ALLOWED,
          PAYLOAD_TOO_LARGE,
          UNSUPPORTED_MEDIA_TYPE,
          TOKEN_MALFORMED,
          TOKEN_ALGORITHM_REFUSED,
          TOKEN_ISSUER_UNTRUSTED,
          TOKEN_KEY_UNKNOWN,
          TOKEN_SIGNATURE_INVALID,
          SIGNING_KEYS_UNAVAILABLE ->
          false;
      case TOKEN_CLAIMS_INCOMPLETE,
          TOKEN_AUDIENCE_MISMATCH,
          TOKEN_EXPIRED,
          TOKEN_NOT_YET_VALID,
          TOKEN_TOO_OLD,
          TOKEN_CLAIMS_INCONSISTENT,
          PROFILE_REQUIRED,
          RESOURCE_MISMATCH,
          ACCESS_DENIED,
          IDENTITY_ID_MISMATCH,
          EVENT_REFUSED,
          SECRET_MISSING,
          TOKEN_REPLAYED,
          REPLAY_STORE_UNAVAILABLE,
          SECRET_MALFORMED,
          SECRETS_UNAVAILABLE,
          PORT_CREDENTIALS_REJECTED,
          PORT_RATE_LIMITED,
          PORT_RESPONSE_INVALID,
          PORT_UNAVAILABLE,
          TOKEN_LIFETIME_INSUFFICIENT,
          INTERNAL_ERROR ->
          true;
    };
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
