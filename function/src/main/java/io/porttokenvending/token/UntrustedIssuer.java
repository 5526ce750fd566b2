package io.porttokenvending.token;

import org.jspecify.annotations.Nullable;

/** The text about an issuer that is not trusted: the only one that quotes an unverified claim. */
final class UntrustedIssuer {
  private static final int LONGEST = 200;

  private UntrustedIssuer() {}

  /**
   * Quotes the issuer, so that the caller can see which GitHub its job runs on.
   *
   * @param issuer {@code null} if the claim is absent or not a string
   */
  static String detail(@Nullable String issuer) {
    return issuer == null
        ? "The token's iss is missing or is not a string, so its issuer is not trusted."
        : "The token's issuer is not trusted: \""
            + quotable(issuer)
            + "\". If it is your enterprise's, ask the operator to add it to OIDC_ISSUERS.";
  }

  /** What no URL contains becomes a question mark: it could end the quotes or steer a terminal. */
  private static String quotable(String issuer) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(issuer.length(), LONGEST); i++) {
      char c = issuer.charAt(i);
      text.append(c > ' ' && c <= '~' && c != '"' && c != '\\' ? c : '?');
    }
    return text.toString();
  }
}
