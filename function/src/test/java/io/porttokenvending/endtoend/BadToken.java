package io.porttokenvending.endtoend;

import static io.porttokenvending.endtoend.WholePath.AUDIENCE;

import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.GitHubTokens;
import java.time.Duration;
import java.time.Instant;

/** Tokens that the authorizer's checks and the function's both refuse, with the function's code. */
enum BadToken {
  FORGED("token_signature_invalid"),
  UNKNOWN_KEY("token_key_unknown"),
  NO_ALGORITHM("token_algorithm_refused"),
  OTHER_ISSUER("token_issuer_untrusted"),
  OTHER_AUDIENCE("token_audience_mismatch"),
  EXPIRED("token_expired"),
  NOT_YET_VALID("token_not_yet_valid"),
  FROM_THE_FUTURE("token_not_yet_valid"),
  NO_TOKEN("token_malformed");

  private static final GitHubTokens STRANGER = new GitHubTokens();

  final String code;

  BadToken(String code) {
    this.code = code;
  }

  /**
   * One of them.
   *
   * @param genuine a key that GitHub publishes
   */
  String in(GitHubTokens genuine) {
    GitHubToken good = genuine.pushToMain();
    Instant now = Instant.now();
    long later = now.plus(Duration.ofMinutes(2)).getEpochSecond();
    return switch (this) {
      case FORGED -> STRANGER.pushToMain().header("kid", genuine.kid()).sign(now, AUDIENCE);
      case UNKNOWN_KEY -> STRANGER.pushToMain().sign(now, AUDIENCE);
      case NO_ALGORITHM -> good.header("alg", "none").sign(now, AUDIENCE);
      case OTHER_ISSUER -> good.with("iss", "https://example.com").sign(now, AUDIENCE);
      case OTHER_AUDIENCE -> good.sign(now, "port-token-vending");
      case EXPIRED -> good.sign(now.minus(Duration.ofMinutes(9)), AUDIENCE);
      case NOT_YET_VALID -> good.with("nbf", later).sign(now, AUDIENCE);
      case FROM_THE_FUTURE -> good.with("iat", later).sign(now, AUDIENCE);
      case NO_TOKEN -> "gho_0123456789";
    };
  }
}
