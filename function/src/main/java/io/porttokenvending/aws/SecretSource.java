package io.porttokenvending.aws;

import io.porttokenvending.secret.Lookup;
import io.porttokenvending.timing.Deadline;

/** Source of secrets, without a cache. */
public interface SecretSource {
  /**
   * Reads the current version of a secret.
   *
   * @param secretId a name or an ARN
   */
  Lookup<SecretVersion> read(String secretId, Deadline deadline);
}
