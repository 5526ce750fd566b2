package io.porttokenvending.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.token.SignedClaims;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
    MessageDigest digest = sha256();
    add(digest, claims.issuer());
    RUN.forEach(claim -> add(digest, text(claim)));
    String trace = digits(copy(digest), TRACE_ID);
    JOB.forEach(claim -> add(digest, text(claim)));
    return "00-" + trace + "-" + digits(digest, PARENT_ID) + "-01";
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

  /** With its length, so that no two lists of claims make one text. */
  private static void add(MessageDigest digest, String text) {
    digest.update((text.length() + ":" + text).getBytes(UTF_8));
  }

  private static String digits(MessageDigest digest, int count) {
    return notAllZero(HexFormat.of().formatHex(digest.digest()).substring(0, count));
  }

  /** All zeros mean that there is none. */
  static String notAllZero(String digits) {
    return digits.chars().allMatch(c -> c == '0')
        ? digits.substring(0, digits.length() - 1) + "1"
        : digits;
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("this JDK cannot copy a digest", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }
}
