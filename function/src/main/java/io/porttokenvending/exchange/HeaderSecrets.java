package io.porttokenvending.exchange;

import io.porttokenvending.timing.Deadline;

/** Where the secret headers of further MCP servers come from. */
public interface HeaderSecrets {
  /** The current values of a secret, from a cache while it may serve. */
  HeaderSecretLookup find(String secretId, Deadline deadline);

  /** Whether {@link #find} would return this secret without a read. */
  default boolean holds(String secretId) {
    return false;
  }
}
