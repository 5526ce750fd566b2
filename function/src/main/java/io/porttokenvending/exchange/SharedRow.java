package io.porttokenvending.exchange;

import java.time.Instant;

/**
 * One row of {@link SharedRows}.
 *
 * @param version format of {@code data}; zero if the row has none
 * @param revision random, and different after every write; empty if the row does not exist
 * @param leased whether the instance that wrote the row is about to replace {@code data}
 * @param data opaque to the table; empty if there is none
 * @param expiresAt the table may delete the row from then on
 */
public record SharedRow(
    String id, int version, String revision, boolean leased, byte[] data, Instant expiresAt) {}
