package io.porttokenvending.testing;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** An upstream on loopback that records its calls and can be told to answer otherwise. */
public abstract class Fake implements AutoCloseable {
  private final LoopbackServer server;
  private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
  private final Queue<Reply> next = new ConcurrentLinkedQueue<>();
  private volatile Function<Call, Optional<Reply>> instead = call -> Optional.empty();

  Fake(LoopbackServer server) {
    this.server = server;
  }

  /** What the real upstream would answer. */
  abstract Reply answer(Call call);

  final void serve() {
    server.serve(this::reply);
  }

  private Reply reply(Call call) {
    calls.add(call);
    Reply queued = next.poll();
    return queued != null ? queued : instead.apply(call).orElseGet(() -> answer(call));
  }

  /** {@code http://127.0.0.1:<port>}, without a slash at the end. */
  public final URI uri() {
    return server.uri();
  }

  /** Every call so far, in the order of arrival. */
  public final List<Call> calls() {
    return List.copyOf(calls);
  }

  public final List<Call> calls(String path) {
    return calls.stream().filter(call -> call.path().equals(path)).toList();
  }

  public final void forgetCalls() {
    calls.clear();
  }

  /** The next calls, whatever they are, get these replies, one each. */
  public final void answerNext(Reply... replies) {
    next.addAll(List.of(replies));
  }

  /** Until told otherwise: the handler's reply, where it has one, else the usual answer. */
  public final void answerWith(Function<Call, Optional<Reply>> handler) {
    instead = handler;
  }

  /** Forgets every reply that {@link #answerNext} and {@link #answerWith} asked for. */
  public final void answerAsUsual() {
    next.clear();
    instead = call -> Optional.empty();
  }

  @Override
  public final void close() {
    server.close();
  }
}
