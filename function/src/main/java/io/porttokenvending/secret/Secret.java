package io.porttokenvending.secret;

/**
 * Holds a token, a client secret or another value that must never be printed: it has no text form
 * but what {@link #reveal()} gives, and few, listed callers may ask for that.
 */
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  public static Secret of(String value) {
    return new Secret(value);
  }

  /** The value itself. An architecture test lists who may call this. */
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "[secret]";
  }
}
