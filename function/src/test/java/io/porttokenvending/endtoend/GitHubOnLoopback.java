package io.porttokenvending.endtoend;

import io.porttokenvending.testing.FakeGitHub;
import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.GitHubTokens;
import java.io.IOException;
import java.time.Instant;

/** GitHub under its real name, which the template trusts, with a server on loopback. */
final class GitHubOnLoopback implements AutoCloseable {
  private final FakeGitHub server = FakeGitHub.start();
  private final GitHubTokens tokens = new GitHubTokens();
  private final String audience;

  /**
   * @param audience of the deployment that its tokens are for
   */
  GitHubOnLoopback(String audience) throws IOException {
    this.audience = audience;
    server.publish(new GitHubTokens(), tokens);
    server.run(tokens.pushToMain());
  }

  /** Returns the value of {@code OIDC_ISSUERS} for this server. */
  String issuers() {
    return GitHubTokens.ISSUER + "=" + server.uri() + "/.well-known/jwks";
  }

  /** Where an address of GitHub's is here. */
  String here(String url) {
    return url.replace(GitHubTokens.ISSUER, server.uri().toString());
  }

  GitHubTokens tokens() {
    return tokens;
  }

  /** A push to the main branch, which the sample policy trusts. */
  GitHubToken good() {
    return tokens.pushToMain();
  }

  /** A push to a branch that no rule names. */
  GitHubToken denied() {
    return good().with("ref", "refs/heads/other");
  }

  /** Signed now, for the deployment. */
  String sign(GitHubToken token) {
    return token.sign(Instant.now(), audience);
  }

  /** Requests of a runner to get its job's token. */
  String runnersToken(String wantedAudience) throws Exception {
    try (Caller runner = Caller.of(server.uri())) {
      String path = server.requestUrl().substring(server.uri().toString().length());
      String bearer = "Bearer " + server.requestToken();
      return runner
          .get(path + "&audience=" + wantedAudience, "Authorization", bearer)
          .body()
          .path("value")
          .asText();
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
