package io.porttokenvending.mcp;

/** How secrets stand in a configuration. */
public enum SecretForm {
  /** As they are: the configuration works by itself, and must be kept like a secret. */
  EMBEDDED,
  /** As references to environment variables, in the client's own syntax. */
  REFERENCED
}
