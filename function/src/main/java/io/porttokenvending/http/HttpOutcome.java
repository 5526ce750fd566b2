package io.porttokenvending.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How one call ended. */
public sealed interface HttpOutcome {
  /**
   * A complete answer, a redirect too: none is followed.
   *
   * @param headers by lower-case name; the values of one name in no certain order
   */
  record Answer(int status, Map<String, List<String>> headers, byte[] body) implements HttpOutcome {
    /** The only value of a header; empty when it is absent or given more than once. */
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

  /** No connection: name unknown, refused, or TLS not agreed. */
  record NotConnected() implements HttpOutcome {}

  /** The connection ended before an answer's head was complete. */
  record NoAnswer() implements HttpOutcome {}

  /** The time was up first. */
  record TimedOut() implements HttpOutcome {}
}
