package io.porttokenvending.benchmark;

import io.porttokenvending.endtoend.Upstreams;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.token.Verification;
import io.porttokenvending.token.VerifiedToken;
import io.porttokenvending.trust.Decision;
import io.porttokenvending.trust.TrustPolicy;
import io.porttokenvending.trust.WorkflowIdentity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Decisions with rules that list many repositories. */
@State(Scope.Thread)
public class Decisions {
  @Param({"10", "20000", "200000", "5000x40"})
  private String repositories = "";

  private TrustPolicy policy;
  private WorkflowIdentity listed;
  private WorkflowIdentity unlisted;

  @Setup
  public void load() throws IOException {
    ListedRepositories list = new ListedRepositories(repositories);
    GitHubTokens signer = new GitHubTokens();
    policy = list.load();
    listed = identity(signer, list.id(list.count() / 2));
    unlisted = identity(signer, list.id(list.count()));
    if (!(decideGranted() instanceof Decision.Granted)
        || !(decideDenied() instanceof Decision.Denied)) {
      throw new IllegalStateException("unexpected decisions");
    }
  }

  @Benchmark
  public Decision decideGranted() {
    return policy.decide(listed, Optional.empty());
  }

  @Benchmark
  public Decision decideDenied() {
    return policy.decide(unlisted, Optional.empty());
  }

  private static WorkflowIdentity identity(GitHubTokens signer, String repositoryId) {
    Instant now = Instant.now();
    String token =
        signer.pushToMain().with("repository_id", repositoryId).sign(now, Upstreams.AUDIENCE);
    Verification verification =
        Verifiers.trusting(signer).verify(Secret.of(token), now, Deadline.in(Duration.ZERO));
    if (verification instanceof Verification.Verified(VerifiedToken verified)
        && WorkflowIdentity.of(verified)
            instanceof WorkflowIdentity.Reading.Consistent(WorkflowIdentity identity)) {
      return identity;
    }
    throw new IllegalStateException("token not verified: " + verification);
  }
}
