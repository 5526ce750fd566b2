package io.porttokenvending.aws;

import java.net.URI;

/** A Secrets Manager that a test can fill. */
interface SecretsBackEnd {
  URI uri();

  /**
   * Creates the secret or gives it a new current version.
   *
   * @return the new version's id
   */
  String put(String name, String text);

  /** Adds a version to the secret that does not become the current one. */
  void putPending(String name, String text);

  void putBinary(String name, byte[] bytes);

  String arn(String name);

  /** Schedules the secret for deletion. */
  void delete(String name);
}
