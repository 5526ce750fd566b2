package io.porttokenvending.mcp;

/** The form of secrets in a configuration. */
public enum SecretForm {
  /** The secrets themselves: the configuration works alone, and must be protected like a secret. */
  EMBEDDED,
  /** References to environment variables, in the client's syntax. */
  REFERENCED
}
