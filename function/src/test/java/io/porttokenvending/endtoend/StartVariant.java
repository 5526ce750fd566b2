package io.porttokenvending.endtoend;

import java.io.IOException;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One way to start, with its starts so far.
 *
 * @param starts in the order of the rounds
 */
record StartVariant(String name, Start start, List<ColdStart> starts) {
  /** Starts, and has the event answered. */
  interface Start {
    ColdStart of(byte[] event) throws IOException;
  }

  void start(byte[] event) throws IOException {
    ColdStart started = start.of(event);
    if (!name.startsWith("empty") && !started.isGranted()) {
      throw new IllegalStateException(name + ": no token was vended: " + started.answer());
    }
    starts.add(started);
  }

  double[] values(ToDoubleFunction<ColdStart> value) {
    return starts.stream().mapToDouble(value).toArray();
  }
}
