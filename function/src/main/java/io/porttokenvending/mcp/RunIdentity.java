package io.porttokenvending.mcp;

import io.porttokenvending.secret.Sha256;
import io.porttokenvending.token.SignedClaims;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Identifies a workflow run to MCP servers, from signed claims only. */
public final class RunIdentity {
  private static final List<String> RUN = List.of("repository_id", "run_id", "run_attempt");
  private static final List<String> JOB = List.of("check_run_id", "sub", "job_workflow_ref");
  private static final List<String> METADATA =
      List.of("repository", "run_id", "run_attempt", "actor", "workflow", "environment");

  /** Portkey's limit for a metadata value. */
  private static final int MAX_VALUE = 128;

  private static final int TRACE_ID = 32;
  private static final int PARENT_ID = 16;

  private final SignedClaims claims;

  public RunIdentity(SignedClaims claims) {
    this.claims = claims;
  }

  /**
   * Returns the W3C trace context. All jobs of one run attempt share the trace id, and each job has
   * its own parent id.
   */
  String traceparent() {
    List<String> run = new ArrayList<>(List.of(claims.issuer()));
    RUN.forEach(claim -> run.add(text(claim)));
    List<String> job = new ArrayList<>(run);
    JOB.forEach(claim -> job.add(text(claim)));
    return "00-" + digits(run, TRACE_ID) + "-" + digits(job, PARENT_ID) + "-01";
  }

  /** Returns the issuer, without which names and ids are not unique, and the non-empty claims. */
  String portkeyMetadata() {
    Map<String, String> members = new LinkedHashMap<>(Map.of("issuer", truncate(claims.issuer())));
    for (String claim : METADATA) {
      String text = text(claim);
      if (!text.isEmpty()) {
        members.put(claim, truncate(text));
      }
    }
    return InertJson.object(members);
  }

  private String text(String claim) {
    return claims.text(claim).orElse("");
  }

  /** Truncates a text, but never within a surrogate pair. */
  private static String truncate(String text) {
    if (text.length() <= MAX_VALUE) {
      return text;
    }
    boolean pair = Character.isHighSurrogate(text.charAt(MAX_VALUE - 1));
    return text.substring(0, pair ? MAX_VALUE - 1 : MAX_VALUE);
  }

  private static String digits(List<String> parts, int count) {
    return notAllZero(Sha256.hex(parts).substring(0, count));
  }

  /** W3C trace context forbids ids of only zeros. */
  static String notAllZero(String digits) {
    return digits.chars().allMatch(c -> c == '0')
        ? digits.substring(0, digits.length() - 1) + "1"
        : digits;
  }
}
