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
   * @param expiresIn what is left of the token's life now
   */
  record Issued(
      String profile,
      PortAccessToken token,
      Duration expiresIn,
      McpConfiguration configuration,
      String policyVersion)
      implements Outcome {}

  /**
   * A configuration that refers to secrets and holds none, so that nothing had to be read for it.
   */
  record Configured(String profile, McpConfiguration configuration, String policyVersion)
      implements Outcome {}

  /**
   * The decision with its reasons, for a caller whose owner the profile names.
   *
   * @param code of the refusal; empty when a rule grants
   */
  record Explained(Explanation explanation, Optional<ErrorCode> code, String policyVersion)
      implements Outcome {}

  /**
   * None, and why.
   *
   * @param code what the caller is told
   * @param detail for the caller; may hold values the caller itself sent
   * @param failedClaims empty unless the policy denied a caller whose owner it names
   * @param retryAfter when a further try can succeed, where that is known
   */
  record Refused(
      ErrorCode code, String detail, List<FailedClaim> failedClaims, Optional<Duration> retryAfter)
      implements Outcome {
    public static Refused of(ErrorCode code, String detail) {
      return new Refused(code, detail, List.of(), Optional.empty());
    }
  }
}
