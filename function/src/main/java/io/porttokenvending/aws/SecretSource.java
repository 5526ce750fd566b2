package io.porttokenvending.aws;

import io.porttokenvending.timing.Deadline;

/** Where secrets are read from, each time anew. */
public interface SecretSource {
  /**
   * The current version of a secret.
   *
   * @param secretId a name or an ARN
   */
  SecretLookup read(String secretId, Deadline deadline);
}
