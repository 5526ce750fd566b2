package io.porttokenvending.aws;

/** What a look at the cache of secrets brought. */
sealed interface CachedLookup<V> {
  /**
   * The current version of a secret.
   *
   * @param versionId tells one rotation from the next
   */
  record Found<V>(String versionId, V value) implements CachedLookup<V> {}

  /** Not there, deleted, or not ours to read. */
  record Missing<V>() implements CachedLookup<V> {}

  /** There, but not of the form that is wanted. */
  record Malformed<V>() implements CachedLookup<V> {}

  /** Could not be read now. */
  record Unavailable<V>() implements CachedLookup<V> {}
}
