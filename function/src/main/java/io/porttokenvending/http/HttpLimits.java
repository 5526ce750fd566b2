package io.porttokenvending.http;

import java.time.Duration;

/**
 * Limits of one call.
 *
 * @param connect longest wait for a TCP connection, more than zero
 * @param total longest time for the whole call, from name resolution to the body's last byte, more
 *     than zero
 * @param maxBytes largest body that is read, at most 1 GiB
 */
public record HttpLimits(Duration connect, Duration total, int maxBytes) {
  public HttpLimits {
    if (!connect.isPositive() || !total.isPositive() || maxBytes < 0 || maxBytes > 1 << 30) {
      throw new IllegalArgumentException("limits out of range");
    }
  }
}
