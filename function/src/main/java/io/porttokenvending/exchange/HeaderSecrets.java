package io.porttokenvending.exchange;

import io.porttokenvending.secret.Lookup;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Deadline;
import java.util.Map;

/** Source of the secret headers of additional MCP servers. */
public interface HeaderSecrets {
  /** Returns the current members of a secret that a header can carry: printable ASCII, by name. */
  Lookup<Map<String, Secret>> find(String secretId, Deadline deadline);

  /** Whether {@link #find} would return this secret without a read. */
  default boolean holds(String secretId) {
    return false;
  }
}
