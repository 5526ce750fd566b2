package io.porttokenvending.cli;

/** What was asked cannot be done: a file is missing, or is not what it must be. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
