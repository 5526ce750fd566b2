package io.porttokenvending.config;

import java.util.List;

/** Thrown if the function cannot start; the message lists every problem. */
public final class StartupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartupException(String what, List<String> problems) {
    super(what + ":\n  " + String.join("\n  ", problems));
  }
}
