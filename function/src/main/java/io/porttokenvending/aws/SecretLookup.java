package io.porttokenvending.aws;

import io.porttokenvending.secret.Secret;

/** What one read of a secret brought. */
public sealed interface SecretLookup {
  /**
   * The current version of a secret.
   *
   * @param versionId tells one rotation from the next
   */
  record Found(String versionId, Secret value) implements SecretLookup {}

  /** Not there, marked for deletion, or not ours to read. */
  record Missing() implements SecretLookup {}

  /** There, but bytes and not a text. */
  record Malformed() implements SecretLookup {}

  /** Could not be read now. */
  record Unavailable() implements SecretLookup {}
}
