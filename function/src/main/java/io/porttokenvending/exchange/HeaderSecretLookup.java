package io.porttokenvending.exchange;

import io.porttokenvending.secret.Secret;
import java.util.Map;

/** What a look at the secret behind a header brought. */
public sealed interface HeaderSecretLookup {
  /**
   * The secret's members that a header can carry; others are as good as absent.
   *
   * @param members printable ASCII that is not empty, by name
   */
  record Found(Map<String, Secret> members) implements HeaderSecretLookup {
    public Found {
      members = Map.copyOf(members);
    }
  }

  /** Not there, deleted, or not ours to read. */
  record Missing() implements HeaderSecretLookup {}

  /** There, but no JSON object. */
  record Malformed() implements HeaderSecretLookup {}

  /** Could not be read now. */
  record Unavailable() implements HeaderSecretLookup {}
}
