package io.porttokenvending.adversarial.request;

import io.porttokenvending.contract.ErrorRow;
import io.porttokenvending.exchange.ErrorCode;

/** Number of steps that a request reaches on an instance with empty caches. */
enum ReachedUpstreams {
  /** Decided from the request alone. */
  NOTHING,
  /** One fetch of one listed issuer's keys. */
  KEYS,
  /** In addition to the keys: the secret and Port once, the table for a read and a write. */
  EVERYTHING;

  /** For a code of {@link ErrorRow} that one request alone can cause. */
  static ReachedUpstreams of(ErrorCode code) {
    return ErrorRow.of(code).stage() == ErrorRow.Stage.REQUEST ? NOTHING : KEYS;
  }
}
