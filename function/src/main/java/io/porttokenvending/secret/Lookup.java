package io.porttokenvending.secret;

/** Result of looking up a secret, or a value that is read from one. */
public sealed interface Lookup<T> {
  record Found<T>(T value) implements Lookup<T> {}

  /** The secret does not exist, is deleted, or is not readable by the function's role. */
  record Missing<T>() implements Lookup<T> {}

  /** The secret exists, but does not have the expected form. */
  record Malformed<T>() implements Lookup<T> {}

  /** The secret could not be read; a retry may succeed. */
  record Unavailable<T>() implements Lookup<T> {}
}
