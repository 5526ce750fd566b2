package io.porttokenvending.testing;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** An upstream on loopback that records its calls and whose replies can be replaced. */
public abstract class Fake implements AutoCloseable {
  private final LoopbackServer server;
  private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
  private final Queue<Reply> next = new ConcurrentLinkedQueue<>();
  private volatile Function<Call, Optional<Reply>> instead = call -> Optional.empty();

  Fake(LoopbackServer server) {
    this.server = server;
  }

  /** Returns the reply of the real upstream. */
  abstract Reply answer(Call call);

  final void serve() {
    server.serve(this::reply);
  }

  private Reply reply(Call call) {
    calls.add(call);
    Reply queued = next.poll();
    return queued != null ? queued : instead.apply(call).orElseGet(() -> answer(call));
  }

  /** Returns {@code http://127.0.0.1:<port>}, without a trailing slash. */
  public final URI uri() {
    return server.uri();
  }

  /** Returns every call so far, in order of arrival. */
  public final List<Call> calls() {
    return List.copyOf(calls);
  }

  public final List<Call> calls(String path) {
    return calls.stream().filter(call -> call.path().equals(path)).toList();
  }

  public final void forgetCalls() {
    calls.clear();
  }

  /** Replaces the replies to the next calls, one reply per call. */
  public final void answerNext(Reply... replies) {
    next.addAll(List.of(replies));
  }

  /** Uses the handler's reply if it has one, otherwise the usual reply. */
  public final void answerWith(Function<Call, Optional<Reply>> handler) {
    instead = handler;
  }

  /** Handles the call and returns the usual reply, for a handler that changes it. */
  public final Reply usualReply(Call call) {
    return answer(call);
  }

  /** Removes the replies of {@link #answerNext} and {@link #answerWith}. */
  public final void answerAsUsual() {
    next.clear();
    instead = call -> Optional.empty();
  }

  @Override
  public final void close() {
    server.close();
  }
}
