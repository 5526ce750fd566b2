package io.porttokenvending.port;

import io.porttokenvending.http.HttpCall;
import io.porttokenvending.http.HttpOutcome;
import io.porttokenvending.timing.Deadline;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/** Answers calls with what a test has lined up, and fails a call for which nothing is. */
final class ScriptedPort implements HttpSender {
  private final LinkedBlockingQueue<Supplier<HttpOutcome>> script = new LinkedBlockingQueue<>();
  private final List<HttpCall> calls = new CopyOnWriteArrayList<>();

  ScriptedPort then(HttpOutcome... outcomes) {
    for (HttpOutcome outcome : outcomes) {
      then(() -> outcome);
    }
    return this;
  }

  ScriptedPort then(Supplier<HttpOutcome> outcome) {
    script.add(outcome);
    return this;
  }

  @Override
  public HttpOutcome send(HttpCall call, Deadline deadline) {
    calls.add(call);
    Supplier<HttpOutcome> next = script.poll();
    if (next == null) {
      throw new AssertionError("call number " + calls.size() + " was not expected");
    }
    return next.get();
  }

  List<HttpCall> calls() {
    return calls;
  }
}
