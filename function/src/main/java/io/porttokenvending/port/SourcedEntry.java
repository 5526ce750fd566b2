package io.porttokenvending.port;

import io.porttokenvending.exchange.PortTokenResult;
import io.porttokenvending.exchange.TokenSource;
import java.time.Duration;
import java.time.Instant;

/** An entry of the cache, and where it comes from. */
record SourcedEntry(CacheEntry entry, TokenSource source) {
  PortTokenResult answer(Duration minTtl, Instant now) {
    return entry.answer(minTtl, now, source);
  }
}
