package io.porttokenvending.secret;

/** Result of looking up a secret, or of what is read from one. */
public sealed interface Lookup<T> {
  record Found<T>(T value) implements Lookup<T> {}

  /** It does not exist, is deleted, or the function's role may not read it. */
  record Missing<T>() implements Lookup<T> {}

  /** It exists, but does not have the expected form. */
  record Malformed<T>() implements Lookup<T> {}

  /** It could not be read now. */
  record Unavailable<T>() implements Lookup<T> {}
}
