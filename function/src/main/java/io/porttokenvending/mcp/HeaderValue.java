package io.porttokenvending.mcp;

import io.porttokenvending.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The value of a header in an agent's configuration. */
public sealed interface HeaderValue {
  record Literal(String literal) implements HeaderValue {}

  /**
   * A public prefix followed by a secret.
   *
   * @param variable name of the environment variable that contains the secret when the
   *     configuration refers to it
   */
  record Confidential(String prefix, Secret secret, String variable) implements HeaderValue {
    /** Returns the whole value, for an agent that reads it from one variable. */
    Secret whole() {
      return prefix.isEmpty() ? secret : Secret.of(text());
    }

    /** Returns the secrets of all headers, by variable. */
    static Map<String, Secret> byVariable(List<McpServer> servers) {
      Map<String, Secret> secrets = new TreeMap<>();
      for (McpServer server : servers) {
        for (HeaderValue value : server.headers().values()) {
          if (value instanceof Confidential(var prefix, Secret secret, String variable)) {
            Secret other = secrets.put(variable, secret);
            // Otherwise one of the two secrets would be sent to the wrong server.
            if (other != null && !other.reveal().equals(secret.reveal())) {
              throw new IllegalArgumentException("two secrets have the variable " + variable);
            }
          }
        }
      }
      return secrets;
    }
  }

  /** Returns the value that is sent. */
  default String text() {
    return switch (this) {
      case Literal(String literal) -> literal;
      case Confidential(String prefix, Secret secret, String variable) -> prefix + secret.reveal();
    };
  }

  /** Returns the value without the prefix. */
  default String withoutPrefix() {
    return switch (this) {
      case Literal(String literal) -> literal;
      case Confidential(String prefix, Secret secret, String variable) -> secret.reveal();
    };
  }
}
