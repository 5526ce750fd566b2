package io.porttokenvending.trust;

import io.porttokenvending.json.Ascii;
import io.porttokenvending.token.SignedClaims;
import io.porttokenvending.token.VerifiedToken;
import java.util.Optional;

/**
 * The workflow job that a verified token identifies, with claims that do not contradict each other.
 */
public final class WorkflowIdentity {
  private static final String REPO = "repo:";

  private final SignedClaims claims;

  private WorkflowIdentity(SignedClaims claims) {
    this.claims = claims;
  }

  /** Result of reading a token's claims. */
  public sealed interface Reading {
    record Consistent(WorkflowIdentity identity) implements Reading {}

    /**
     * Two claims contradict each other.
     *
     * @param detail message for the caller
     */
    record Inconsistent(String detail) implements Reading {}
  }

  public static Reading of(VerifiedToken token) {
    WorkflowIdentity identity = new WorkflowIdentity(token.claims());
    String repository = identity.repository();
    String owner = identity.required("repository_owner");
    int slash = repository.indexOf('/');
    if (slash < 0 || !Ascii.equalsIgnoringCase(repository.substring(0, slash), owner)) {
      return new Reading.Inconsistent(
          "The token's repository "
              + repository
              + " does not belong to its repository_owner "
              + owner
              + ". Request a new token from GitHub Actions.");
    }
    return identity.contradictsSubject()
        ? new Reading.Inconsistent(
            "The ids in the token's sub differ from its repository_owner_id and repository_id."
                + " Request a new token from GitHub Actions.")
        : new Reading.Consistent(identity);
  }

  /**
   * Returns whether {@code sub} begins with {@code repo:OWNER@id/REPOSITORY@id:}, GitHub's default
   * since July 2026, and contains other ids. Decisions never depend on {@code sub}, because
   * administrators can customize it.
   */
  private boolean contradictsSubject() {
    String subject = required("sub");
    int slash = subject.indexOf('/');
    int colon = subject.indexOf(':', REPO.length());
    if (!subject.startsWith(REPO) || slash < 0 || colon < slash) {
      return false;
    }
    String ownerId = idAfterAt(subject.substring(REPO.length(), slash));
    String repositoryId = idAfterAt(subject.substring(slash + 1, colon));
    return !ownerId.isEmpty()
        && !repositoryId.isEmpty()
        && !(ownerId.equals(repositoryOwnerId()) && repositoryId.equals(repositoryId()));
  }

  /** Returns the digits after the {@code @}, which owner and repository names cannot contain. */
  private static String idAfterAt(String part) {
    int at = part.indexOf('@');
    String id = part.substring(at + 1);
    return at >= 1 && Ascii.isDigits(id) ? id : "";
  }

  public String issuer() {
    return claims.issuer();
  }

  public String repository() {
    return required("repository");
  }

  public String repositoryId() {
    return required("repository_id");
  }

  public String repositoryOwnerId() {
    return required("repository_owner_id");
  }

  public String eventName() {
    return required("event_name");
  }

  /** Empty for a deployment of a bare commit. */
  public String ref() {
    return required("ref");
  }

  private String required(String name) {
    return claims.text(name).orElseThrow();
  }

  /** Returns a claim that is a string; empty when it is absent or of another type. */
  public Optional<String> claim(String name) {
    return claims.text(name);
  }

  @Override
  public String toString() {
    return "WorkflowIdentity[repositoryId=" + repositoryId() + "]";
  }
}
