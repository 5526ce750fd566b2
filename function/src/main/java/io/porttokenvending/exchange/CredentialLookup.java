package io.porttokenvending.exchange;

/** What a look at the credential store brought. */
public sealed interface CredentialLookup {
  record Found(PortCredentials credentials) implements CredentialLookup {}

  /** Not there, deleted, or not ours to read. */
  record Missing() implements CredentialLookup {}

  /** There, but not a pair of Port machine credentials. */
  record Malformed() implements CredentialLookup {}

  /** Could not be read now. */
  record Unavailable() implements CredentialLookup {}
}
