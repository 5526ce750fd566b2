package io.porttokenvending.http;

import java.time.Duration;

/**
 * What one call may cost.
 *
 * @param connect the longest wait for a TCP connection
 * @param total the longest time for the whole call, from name resolution to the body's last byte
 * @param maxBytes the longest body that is read
 */
public record HttpLimits(Duration connect, Duration total, int maxBytes) {}
