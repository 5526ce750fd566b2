package io.porttokenvending.aws;

import java.util.Optional;

/** What one conditional write of a row brought. */
sealed interface RowWrite {
  /** The row was not there and is now. */
  record Written() implements RowWrite {}

  /**
   * The row was there already.
   *
   * @param requestId of the request that wrote it, empty when the answer does not tell
   */
  record Taken(Optional<String> requestId) implements RowWrite {}

  /**
   * Nobody knows whether the row is there.
   *
   * @param mayPass whether the same write may fare better in a moment
   */
  record Failed(boolean mayPass) implements RowWrite {}
}
