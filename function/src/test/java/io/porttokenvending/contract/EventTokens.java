package io.porttokenvending.contract;

import io.porttokenvending.testing.FakeGitHub;
import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.GitHubTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Tokens for the placeholders in events, each one change away from a valid one. */
public final class EventTokens {
  private static final Duration GITHUBS_LIFETIME = Duration.ofMinutes(5);

  private EventTokens() {}

  /** When {@code {{expired_token}}} expired. */
  public static Instant expiredAt(Instant now) {
    return now.minus(Duration.ofMinutes(1));
  }

  /** Returns every token that an event can use, of jobs that run now. */
  public static Placeholders at(Instant now, String audience, FakeGitHub gitHub) {
    GitHubToken good = gitHub.tokens().pushToMain();
    GitHubTokens stranger = new GitHubTokens(gitHub.tokens().issuer());
    Map<String, GitHubToken> tokens = new TreeMap<>();
    tokens.put("token", good);
    tokens.put("token_with_immutable_subject", good.withImmutableSubject());
    tokens.put(
        "token_of_other_repository",
        good.with("repository", "other/api")
            .with("repository_owner", "other")
            .with("repository_owner_id", "999999999997")
            .with("repository_id", "888888888889"));
    tokens.put("token_of_branch", good.with("ref", "refs/heads/feature"));
    tokens.put(
        "token_of_pull_request",
        good.with("event_name", "pull_request").with("ref", "refs/pull/15/merge"));
    tokens.put("token_of_runner", good.without("aud").without("sub").without("jti"));
    tokens.put("token_of_other_issuer", good.with("iss", "https://gitlab.com"));
    tokens.put("token_of_two_owners", good.with("repository", "other/api"));
    tokens.put("token_with_unknown_key", stranger.pushToMain());
    tokens.put(
        "token_signed_by_stranger", stranger.pushToMain().header("kid", gitHub.tokens().kid()));
    tokens.put("token_without_algorithm", good.header("alg", "none"));
    Map<String, String> signed = new TreeMap<>();
    tokens.forEach((name, token) -> signed.put(name, token.sign(now, audience)));
    signed.put("token_for_other_audience", good.sign(now, "https://github.com/acme"));
    signed.put("expired_token", good.sign(expiredAt(now).minus(GITHUBS_LIFETIME), audience));
    return new Placeholders(signed, Map.of());
  }
}
