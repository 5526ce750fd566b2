package io.porttokenvending.mcp;

import io.porttokenvending.secret.Secret;

/** A header's value in an agent's configuration. */
public sealed interface HeaderValue {
  record Literal(String literal) implements HeaderValue {}

  /**
   * Text that is public, then a secret.
   *
   * @param variable the environment variable that holds the secret where only a reference to it is
   *     written
   */
  record Confidential(String prefix, Secret secret, String variable) implements HeaderValue {}

  /** The value as it goes over the wire. */
  default String text() {
    return switch (this) {
      case Literal(String literal) -> literal;
      case Confidential(String prefix, Secret secret, String variable) -> prefix + secret.reveal();
    };
  }
}
