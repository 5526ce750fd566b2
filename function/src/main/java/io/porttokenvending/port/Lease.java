package io.porttokenvending.port;

import io.porttokenvending.exchange.SharedRow;
import io.porttokenvending.exchange.SharedRows.Writing;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * The lease of one row: as long as this instance renews it, no other instance exchanges. Also the
 * pause before a retry, which renews it.
 */
final class Lease implements Retries.Sleeper {
  /** Shorter than {@link LeaseWatch#LEASE}, with room for the call itself. */
  private static final Duration BETWEEN_RENEWALS = Duration.ofSeconds(4);

  private static final Duration BEFORE_ANOTHER_WRITE = Duration.ofMillis(100);
  private static final int MOST_WRITES = 3;

  /** The last result outlives its end, because the next backoff depends on it. */
  private static final Duration KEPT = Duration.ofHours(1);

  private final SharedToken token;
  private final Deadline deadline;
  private SharedRow row;
  private boolean mayBeHeld;

  private Lease(SharedToken token, Deadline deadline, SharedRow row) {
    this.token = token;
    this.deadline = deadline;
    this.row = row;
  }

  /** Returns a lease that has not begun. The last result remains readable during the lease. */
  static Lease replacing(SharedRow seen, SharedToken token, Deadline deadline) {
    boolean known = seen.version() == RowCipher.VERSION;
    Instant end = token.tokens().clock().instant().plus(KEPT);
    return new Lease(
        token,
        deadline,
        new SharedRow(
            token.cipher().rowId(),
            RowCipher.VERSION,
            newRevision(token),
            true,
            known ? seen.data() : new byte[0],
            known && seen.expiresAt().isAfter(end) ? seen.expiresAt() : end));
  }

  Writing begin(SharedRow seen) {
    Writing writing = token.write(row, seen, deadline);
    mayBeHeld = writing == Writing.WRITTEN || writing == Writing.FAILED;
    return writing;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Renews the lease before and after, and during a long pause.
   *
   * @return false if another instance has taken the lease over
   */
  @Override
  public boolean sleep(Duration pause) throws InterruptedException {
    Duration left = pause;
    while (renew()) {
      if (!left.isPositive()) {
        return true;
      }
      Duration slice = left.compareTo(BETWEEN_RENEWALS) < 0 ? left : BETWEEN_RENEWALS;
      token.tokens().timer().sleeper().sleep(slice);
      left = left.minus(slice);
    }
    return false;
  }

  private boolean renew() {
    return !mayBeHeld || write(true, row.data(), row.expiresAt()) != Writing.CONFLICT;
  }

  /** Shares the result and ends the lease. */
  void end(CacheEntry entry) {
    SharedResult result = SharedResult.of(entry);
    byte[] data = token.cipher().encrypt(result.toJson(), token.tokens().timer().random());
    Instant end = result.at().plus(result.suspension()).plus(KEPT);
    for (int i = 0; mayBeHeld && i < MOST_WRITES; i++) {
      if (write(false, data, end) != Writing.THROTTLED || !pauseBeforeAnotherWrite()) {
        return;
      }
    }
  }

  private Writing write(boolean leased, byte[] data, Instant expiresAt) {
    SharedRow next =
        new SharedRow(row.id(), RowCipher.VERSION, newRevision(token), leased, data, expiresAt);
    Writing writing = token.write(next, row, deadline);
    switch (writing) {
      case WRITTEN -> row = next;
      case THROTTLED -> {}
      // After a failed write the revision of the row is unknown, so that no other write fits.
      case CONFLICT, FAILED -> mayBeHeld = false;
    }
    return writing;
  }

  private boolean pauseBeforeAnotherWrite() {
    try {
      return token.tokens().timer().sleeper().sleep(BEFORE_ANOTHER_WRITE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String newRevision(SharedToken token) {
    var random = token.tokens().timer().random();
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
