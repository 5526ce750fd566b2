package io.porttokenvending.mcp;

import io.porttokenvending.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A header's value in an agent's configuration. */
public sealed interface HeaderValue {
  record Literal(String literal) implements HeaderValue {}

  /**
   * Text that is public, then a secret.
   *
   * @param variable the environment variable that holds the secret where only a reference to it is
   *     written
   */
  record Confidential(String prefix, Secret secret, String variable) implements HeaderValue {
    /** The whole value, where one variable has to hold it all. */
    Secret whole() {
      return prefix.isEmpty() ? secret : Secret.of(text());
    }

    /** The secrets of all headers, by variable. */
    static Map<String, Secret> byVariable(List<McpServer> servers) {
      Map<String, Secret> secrets = new TreeMap<>();
      for (McpServer server : servers) {
        for (HeaderValue value : server.headers().values()) {
          if (value instanceof Confidential(var prefix, Secret secret, String variable)) {
            Secret other = secrets.put(variable, secret);
            // One of the two would go to a server that it is not for.
            if (other != null && !other.reveal().equals(secret.reveal())) {
              throw new IllegalArgumentException(variable + " stands for two secrets");
            }
          }
        }
      }
      return secrets;
    }
  }

  /** The value as it goes over the wire. */
  default String text() {
    return switch (this) {
      case Literal(String literal) -> literal;
      case Confidential(String prefix, Secret secret, String variable) -> prefix + secret.reveal();
    };
  }

  /** The value without the prefix of ours. */
  default String ownText() {
    return switch (this) {
      case Literal(String literal) -> literal;
      case Confidential(String prefix, Secret secret, String variable) -> secret.reveal();
    };
  }
}
