package io.porttokenvending.mcp;

import io.porttokenvending.secret.Sha256;
import io.porttokenvending.token.SignedClaims;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A workflow run as MCP servers are told of it, from the signed claims alone. */
public final class RunIdentity {
  private static final List<String> RUN = List.of("repository_id", "run_id", "run_attempt");
  private static final List<String> JOB = List.of("check_run_id", "sub", "job_workflow_ref");
  private static final List<String> METADATA =
      List.of("repository", "run_id", "run_attempt", "actor", "workflow", "environment");

  /** Portkey takes no longer values. */
  private static final int LONGEST_VALUE = 128;

  private static final int TRACE_ID = 32;
  private static final int PARENT_ID = 16;

  private final SignedClaims claims;

  public RunIdentity(SignedClaims claims) {
    this.claims = claims;
  }

  /**
   * W3C's trace context: all jobs of one attempt of a run share the trace, and each job is a parent
   * of its own in it.
   */
  String traceparent() {
    List<String> run = new ArrayList<>(List.of(claims.issuer()));
    RUN.forEach(claim -> run.add(text(claim)));
    List<String> job = new ArrayList<>(run);
    JOB.forEach(claim -> job.add(text(claim)));
    return "00-" + digits(run, TRACE_ID) + "-" + digits(job, PARENT_ID) + "-01";
  }

  /** The issuer, since another one may sign the same names and ids, and the claims that are set. */
  String portkeyMetadata() {
    Map<String, String> members = new LinkedHashMap<>(Map.of("issuer", cut(claims.issuer())));
    for (String claim : METADATA) {
      String text = text(claim);
      if (!text.isEmpty()) {
        members.put(claim, cut(text));
      }
    }
    return InertJson.object(members);
  }

  private String text(String claim) {
    return claims.text(claim).orElse("");
  }

  /** Not within a surrogate pair. */
  private static String cut(String text) {
    if (text.length() <= LONGEST_VALUE) {
      return text;
    }
    boolean pair = Character.isHighSurrogate(text.charAt(LONGEST_VALUE - 1));
    return text.substring(0, pair ? LONGEST_VALUE - 1 : LONGEST_VALUE);
  }

  private static String digits(List<String> parts, int count) {
    return notAllZero(Sha256.hex(parts).substring(0, count));
  }

  /** All zeros mean that there is none. */
  static String notAllZero(String digits) {
    return digits.chars().allMatch(c -> c == '0')
        ? digits.substring(0, digits.length() - 1) + "1"
        : digits;
  }
}
