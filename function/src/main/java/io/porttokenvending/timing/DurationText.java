package io.porttokenvending.timing;

import java.time.Duration;
import java.util.Optional;

/**
 * Reads a duration in its only form: digits and a unit, such as {@code 90s}, {@code 15m} or {@code
 * 1h}.
 */
public final class DurationText {
  private static final int MAX_DIGITS = 6;

  private DurationText() {}

  public static Optional<Duration> parse(String text) {
    int digits = text.length() - 1;
    if (digits < 1 || digits > MAX_DIGITS) {
      return Optional.empty();
    }
    long amount = 0;
    for (int i = 0; i < digits; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return Optional.empty();
      }
      amount = amount * 10 + (c - '0');
    }
    return switch (text.charAt(digits)) {
      case 's' -> Optional.of(Duration.ofSeconds(amount));
      case 'm' -> Optional.of(Duration.ofMinutes(amount));
      case 'h' -> Optional.of(Duration.ofHours(amount));
      default -> Optional.empty();
    };
  }
}
