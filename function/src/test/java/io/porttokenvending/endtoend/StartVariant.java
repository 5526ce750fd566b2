package io.porttokenvending.endtoend;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One way to start, with the measured starts in the order of the rounds. The first start that fails
 * ends its measurement, so that it costs neither time nor the other variants' figures.
 */
final class StartVariant {
  /** Starts a process and sends it the event. */
  interface Start {
    ColdStart of(byte[] event) throws IOException;
  }

  private final String name;
  private final Start start;
  private final List<ColdStart> starts = new ArrayList<>();
  private @Nullable String failure;

  StartVariant(String name, Start start) {
    this.name = name;
    this.start = start;
  }

  String name() {
    return name;
  }

  List<ColdStart> starts() {
    return List.copyOf(starts);
  }

  /** Why a start failed; empty while all succeeded. */
  Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  void measure(byte[] event) {
    if (failure != null) {
      return;
    }
    try {
      ColdStart started = start.of(event);
      if (name.startsWith("empty") || started.isGranted()) {
        starts.add(started);
      } else {
        failure = "no token was issued: " + started.answer();
      }
    } catch (IOException | IllegalStateException e) {
      failure = e.toString();
    }
  }

  double[] values(ToDoubleFunction<ColdStart> value) {
    return starts.stream().mapToDouble(value).toArray();
  }
}
