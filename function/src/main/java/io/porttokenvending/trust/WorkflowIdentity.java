package io.porttokenvending.trust;

import io.porttokenvending.token.SignedClaims;
import io.porttokenvending.token.VerifiedToken;
import java.util.Optional;

/**
 * The workflow job that a verified token speaks for: GitHub's claims, which agree with each other.
 */
public final class WorkflowIdentity {
  private final SignedClaims claims;
  private final String repository;
  private final String repositoryId;
  private final String repositoryOwnerId;
  private final String eventName;
  private final String ref;

  private WorkflowIdentity(SignedClaims claims) {
    this.claims = claims;
    this.repository = claims.text("repository").orElseThrow();
    this.repositoryId = claims.text("repository_id").orElseThrow();
    this.repositoryOwnerId = claims.text("repository_owner_id").orElseThrow();
    this.eventName = claims.text("event_name").orElseThrow();
    this.ref = claims.text("ref").orElseThrow();
  }

  /** What became of a token's claims. */
  public sealed interface Reading {
    record Consistent(WorkflowIdentity identity) implements Reading {}

    /**
     * Two claims contradict each other.
     *
     * @param detail for the caller
     */
    record Inconsistent(String detail) implements Reading {}
  }

  public static Reading of(VerifiedToken token) {
    SignedClaims claims = token.claims();
    String repository = claims.text("repository").orElseThrow();
    String owner = claims.text("repository_owner").orElseThrow();
    int slash = repository.indexOf('/');
    if (slash < 0 || !AsciiCase.equal(repository.substring(0, slash), owner)) {
      return new Reading.Inconsistent(
          "The token's repository "
              + repository
              + " is not of its repository_owner "
              + owner
              + ".");
    }
    WorkflowIdentity identity = new WorkflowIdentity(claims);
    Optional<ImmutableSubject> subject = ImmutableSubject.of(claims.text("sub").orElseThrow());
    if (subject.isPresent() && !subject.get().names(identity)) {
      return new Reading.Inconsistent(
          "The ids in the token's sub are not its repository_owner_id and repository_id.");
    }
    return new Reading.Consistent(identity);
  }

  public String issuer() {
    return claims.issuer();
  }

  public String repository() {
    return repository;
  }

  public String repositoryId() {
    return repositoryId;
  }

  public String repositoryOwnerId() {
    return repositoryOwnerId;
  }

  public String eventName() {
    return eventName;
  }

  /** Empty for a deployment of a bare commit. */
  public String ref() {
    return ref;
  }

  /** Any of the token's claims that is a string. */
  public Optional<String> claim(String name) {
    return claims.text(name);
  }

  @Override
  public String toString() {
    return "WorkflowIdentity[repositoryId=" + repositoryId + "]";
  }
}
