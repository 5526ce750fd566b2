package io.porttokenvending.cli;

/** Reports an argument, or a file that an argument names, that the command cannot use. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UsageException(String message) {
    super(message);
  }
}
