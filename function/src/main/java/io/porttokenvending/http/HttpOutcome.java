package io.porttokenvending.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Result of one call. */
public sealed interface HttpOutcome {
  /**
   * A complete response. It may be a redirect, because none is followed.
   *
   * @param headers values by lower-case name, in no particular order
   */
  record Answer(int status, Map<String, List<String>> headers, byte[] body) implements HttpOutcome {
    /** Returns the only value of a header; empty if the header is absent or repeated. */
    public Optional<String> header(String name) {
      List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
      return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    @Override
    public String toString() {
      return "Answer[status=" + status + "]";
    }
  }

  /** The body is longer than the limit. */
  record TooLarge(int status) implements HttpOutcome {}

  /** The connection ended inside the body. */
  record CutShort(int status) implements HttpOutcome {}

  /** No connection: unknown name, refused connection, or failed TLS handshake. */
  record NotConnected() implements HttpOutcome {}

  /** The connection ended before the response head was complete. */
  record NoAnswer() implements HttpOutcome {}

  /** The limit or the deadline passed first. */
  record TimedOut() implements HttpOutcome {}
}
