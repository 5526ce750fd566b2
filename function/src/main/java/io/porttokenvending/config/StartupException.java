package io.porttokenvending.config;

import java.util.List;

/** The function cannot start; the message lists every problem that was found. */
public final class StartupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartupException(String what, List<String> problems) {
    super(what + ":\n  " + String.join("\n  ", problems));
  }
}
