package io.porttokenvending.port;

import io.porttokenvending.exchange.SharedRows;
import io.porttokenvending.secret.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Access of this instance to the table of shared tokens, which pauses after a fault. */
final class SharedTokens {
  private static final long AFTER_FAULT = Duration.ofSeconds(10).toNanos();

  private final SharedRows rows;
  private final InstantSource clock;
  private final Timer timer;
  private volatile @Nullable Long faultAt;

  SharedTokens(SharedRows rows, InstantSource clock, Timer timer) {
    this.rows = rows;
    this.clock = clock;
    this.timer = timer;
  }

  /** Returns the shared token; empty if this instance has to exchange on its own. */
  Optional<SharedToken> of(TokenKey key, Secret clientSecret) {
    @Nullable Long last = faultAt;
    if (last != null && timer.nanoTime().getAsLong() - last < AFTER_FAULT) {
      return Optional.empty();
    }
    return RowCipher.of(key, clientSecret)
        .map(cipher -> new SharedToken(this, cipher, clientSecret));
  }

  void reportFault() {
    faultAt = timer.nanoTime().getAsLong();
  }

  SharedRows rows() {
    return rows;
  }

  InstantSource clock() {
    return clock;
  }

  Timer timer() {
    return timer;
  }
}
