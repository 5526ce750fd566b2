package io.porttokenvending.trust;

import java.util.Optional;

/**
 * The ids in a {@code sub} that begins {@code repo:OWNER@id/REPOSITORY@id:}, GitHub's default since
 * July 2026. Only compared with the id claims: decisions never rest on {@code sub}, whose other
 * parts an administrator can template.
 */
record ImmutableSubject(String ownerId, String repositoryId) {
  private static final String PREFIX = "repo:";

  /** The ids, or empty when the subject has another form. */
  static Optional<ImmutableSubject> of(String subject) {
    if (!subject.startsWith(PREFIX)) {
      return Optional.empty();
    }
    int slash = subject.indexOf('/', PREFIX.length());
    int colon = subject.indexOf(':', PREFIX.length());
    if (slash < 0 || colon < slash) {
      return Optional.empty();
    }
    Optional<String> ownerId = idAfterAt(subject.substring(PREFIX.length(), slash));
    Optional<String> repositoryId = idAfterAt(subject.substring(slash + 1, colon));
    return ownerId.isPresent() && repositoryId.isPresent()
        ? Optional.of(new ImmutableSubject(ownerId.get(), repositoryId.get()))
        : Optional.empty();
  }

  boolean names(WorkflowIdentity identity) {
    return ownerId.equals(identity.repositoryOwnerId())
        && repositoryId.equals(identity.repositoryId());
  }

  /** The digits behind the {@code @}, which no name of an owner or repository can contain. */
  private static Optional<String> idAfterAt(String part) {
    int at = part.indexOf('@');
    if (at < 1 || at == part.length() - 1) {
      return Optional.empty();
    }
    for (int i = at + 1; i < part.length(); i++) {
      if (part.charAt(i) < '0' || part.charAt(i) > '9') {
        return Optional.empty();
      }
    }
    return Optional.of(part.substring(at + 1));
  }
}
