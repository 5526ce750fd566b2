package io.porttokenvending.port;

import io.porttokenvending.exchange.SharedRow;
import io.porttokenvending.exchange.SharedRows.Reading;
import io.porttokenvending.exchange.TokenSource;
import io.porttokenvending.port.PortReply.Lost;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.util.Optional;

/**
 * One exchange for all instances: the instance that gets the row's lease exchanges, the others wait
 * for its result.
 *
 * @param held this instance's last entry, which is no longer in force
 */
record SharedExchange(
    SharedToken token,
    Exchange exchange,
    Optional<CacheEntry> held,
    LeaseWatch watch,
    Deadline deadline) {
  /** An exchange at Port with its retries. */
  interface Exchange {
    /**
     * Returns the entry that replaces {@code before}.
     *
     * @param sleeper pauses before each retry
     */
    CacheEntry run(Optional<CacheEntry> before, Retries.Sleeper sleeper);
  }

  /** What to do after a read of the row. */
  private sealed interface Step {
    record Done(SourcedEntry found) implements Step {}

    record Wait() implements Step {}

    /** The table cannot be used at the moment. */
    record ExchangeAlone() implements Step {}
  }

  /** Returns the result; empty if this instance has to exchange without the table. */
  Optional<SourcedEntry> run() {
    do {
      Step step =
          switch (token.read(deadline)) {
            case Reading.Read(SharedRow row) -> step(row);
            case Reading.Throttled _ -> waitForTheTable();
            case Reading.Failed _ -> new Step.ExchangeAlone();
          };
      switch (step) {
        case Step.Done(SourcedEntry found) -> {
          return Optional.of(found);
        }
        case Step.ExchangeAlone _ -> {
          return Optional.empty();
        }
        case Step.Wait _ -> {}
      }
    } while (watch.pause(deadline));
    // Another instance is still exchanging. A second exchange would cost quota and be no faster.
    CacheEntry none = new CacheEntry(new Lost(), token.tokens().clock().instant(), Duration.ZERO);
    return Optional.of(new SourcedEntry(none, TokenSource.SHARED));
  }

  private Step step(SharedRow row) {
    Optional<CacheEntry> result = token.result(row, watch.sawLease() && !row.leased());
    Optional<SourcedEntry> inForce = result.flatMap(token::inForce);
    if (inForce.isPresent()) {
      return new Step.Done(inForce.get());
    }
    // Without readable results, all instances would exchange one after the other.
    if (watch.contradicts(row) || (result.isEmpty() && watch.isNewResult(row))) {
      token.tokens().reportFault();
      return new Step.ExchangeAlone();
    }
    watch.see(row);
    boolean leased = row.leased() && row.version() == RowCipher.VERSION;
    return leased && !watch.isOver() ? new Step.Wait() : lease(row, result.or(() -> held));
  }

  private Step lease(SharedRow row, Optional<CacheEntry> before) {
    Lease lease = Lease.replacing(row, token, deadline);
    return switch (lease.begin(row)) {
      case WRITTEN -> exchange(lease, lease, before);
      case CONFLICT -> {
        watch.lost(row);
        yield new Step.Wait();
      }
      case THROTTLED -> waitForTheTable();
      // The table may have the lease, so that others wait until it ends; a retry must not need it.
      case FAILED -> exchange(lease, token.tokens().timer().sleeper(), before);
    };
  }

  private Step exchange(Lease lease, Retries.Sleeper sleeper, Optional<CacheEntry> before) {
    CacheEntry entry = exchange.run(before, sleeper);
    lease.end(entry);
    return new Step.Done(new SourcedEntry(entry, TokenSource.EXCHANGED));
  }

  private Step waitForTheTable() {
    if (watch.isOver()) {
      token.tokens().reportFault();
      return new Step.ExchangeAlone();
    }
    return new Step.Wait();
  }
}
