package io.porttokenvending.cli;

/** What was asked cannot be done: a file is missing, or is not what it must be. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UsageException(String message) {
    super(message);
  }
}
