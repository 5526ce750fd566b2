package io.porttokenvending.port;

import io.porttokenvending.exchange.SharedRow;
import io.porttokenvending.exchange.SharedRows.Reading;
import io.porttokenvending.exchange.SharedRows.Writing;
import io.porttokenvending.exchange.TokenSource;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Deadline;
import java.util.Optional;

/** One credential set's row in the table that all instances share. */
record SharedToken(SharedTokens tokens, RowCipher cipher, Secret clientSecret) {
  Reading read(Deadline deadline) {
    Reading reading = tokens.rows().read(cipher.rowId(), deadline);
    if (reading instanceof Reading.Failed) {
      tokens.reportFault();
    }
    return reading;
  }

  Writing write(SharedRow row, SharedRow replaced, Deadline deadline) {
    Writing writing = tokens.rows().write(row, replaced, deadline);
    if (writing == Writing.FAILED) {
      tokens.reportFault();
    }
    return writing;
  }

  /** Returns the row's result, in force or not. */
  Optional<CacheEntry> find(Deadline deadline) {
    return switch (read(deadline)) {
      case Reading.Read(SharedRow row) -> result(row, false);
      case Reading.Throttled _, Reading.Failed _ -> Optional.empty();
    };
  }

  /**
   * Returns the row's result, in force or not; empty if the row has none or is not readable.
   *
   * @param fresh whether it was written while this instance waited for it
   */
  Optional<CacheEntry> result(SharedRow row, boolean fresh) {
    return Optional.of(row)
        .filter(it -> it.version() == RowCipher.VERSION)
        .flatMap(it -> cipher.decrypt(it.data()))
        .flatMap(text -> SharedResult.read(text, clientSecret))
        .map(result ->
            CacheEntry.shared(result, fresh, tokens.clock().instant(), tokens.timer().random()));
  }

  Optional<SourcedEntry> inForce(CacheEntry entry) {
    return entry.isInForce(tokens.clock().instant())
        ? Optional.of(new SourcedEntry(entry, TokenSource.SHARED))
        : Optional.empty();
  }
}
