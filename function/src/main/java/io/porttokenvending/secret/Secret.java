package io.porttokenvending.secret;

/**
 * A token, a client secret or another value that must never be printed. Only {@link #reveal()}
 * returns the value.
 */
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  public static Secret of(String value) {
    return new Secret(value);
  }

  /** Returns the value. An architecture test lists the allowed callers. */
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "[secret]";
  }
}
