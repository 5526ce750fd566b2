package io.porttokenvending.exchange;

import io.porttokenvending.mcp.McpConfiguration;
import io.porttokenvending.trust.Decision.FailedClaim;
import io.porttokenvending.trust.Explanation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How a request for a token ended. */
public sealed interface Outcome {
  /**
   * A token for the caller.
   *
   * @param expiresIn the token's remaining lifetime
   */
  record Issued(
      String profile,
      PortAccessToken token,
      Duration expiresIn,
      McpConfiguration configuration,
      String policyVersion)
      implements Outcome {}

  /** A configuration that refers to secrets and contains none, so that nothing was read for it. */
  record Configured(McpConfiguration configuration) implements Outcome {}

  /**
   * The decision with its reasons, for a caller whose owner the profile names.
   *
   * @param code of the refusal; empty when a rule grants
   */
  record Explained(Explanation explanation, Optional<ErrorCode> code, String policyVersion)
      implements Outcome {}

  /**
   * A refusal.
   *
   * @param detail for the caller; may contain values that the caller itself sent
   * @param failedClaims empty unless the policy denied a caller whose owner it names
   * @param retryAfter time until another request can succeed, if it is known
   */
  record Refused(
      ErrorCode code, String detail, List<FailedClaim> failedClaims, Optional<Duration> retryAfter)
      implements Outcome {
    public static Refused of(ErrorCode code, String detail) {
      return new Refused(code, detail, List.of(), Optional.empty());
    }
  }
}
