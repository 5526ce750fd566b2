package io.porttokenvending.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.cli.Terminal;
import java.io.Console;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Serves the function with simulated upstreams until the process is stopped. */
public final class LocalRun {
  /** Relative to the top of the project, where the command runs. */
  private static final Path SAMPLES = Path.of("infra", "policy-layer", "policy");

  private final Map<String, String> environment;
  private final Path samples;
  private final Terminal out;
  private final PrintStream err;

  LocalRun(Map<String, String> environment, Path samples, Terminal out, PrintStream err) {
    this.environment = environment;
    this.samples = samples;
    this.out = out;
    this.err = err;
  }

  /** Condition for which the run waits before it ends. */
  interface Stop {
    void await() throws InterruptedException;
  }

  /** Exits with 1 if the run cannot start, and with 2 if the arguments are invalid. */
  public static void main(String[] arguments) throws InterruptedException {
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(stop, ended)));
    PrintStream err = new PrintStream(System.err, true, UTF_8);
    PrintWriter out = new PrintWriter(System.out, true, UTF_8);
    // Without a terminal, some JDKs return null, and others a console without a terminal.
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    LocalRun run =
        new LocalRun(
            System.getenv(), SAMPLES, new Terminal(out, terminal && colors(System.getenv())), err);
    int status = 1;
    try {
      status = run.run(List.of(arguments), () -> awaitStopOrOrphaned(stop));
    } finally {
      ended.countDown();
    }
    if (status != 0) {
      System.exit(status);
    }
  }

  /** Returns whether the user accepts colors, see no-color.org. */
  static boolean colors(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"));
  }

  /**
   * Also stops when the parent changes: a signal may stop only Maven, and leave this process
   * running.
   */
  private static void awaitStopOrOrphaned(CountDownLatch stop) throws InterruptedException {
    Optional<ProcessHandle> maven = ProcessHandle.current().parent();
    boolean stopped = false;
    while (!stopped && ProcessHandle.current().parent().equals(maven)) {
      stopped = stop.await(250, TimeUnit.MILLISECONDS);
    }
  }

  private static void stopAndWait(CountDownLatch stop, CountDownLatch ended) {
    stop.countDown();
    try {
      boolean closed = ended.await(3, TimeUnit.SECONDS);
      if (!closed) {
        System.err.println("The local run ends before everything is closed.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the process's exit code. */
  int run(List<String> arguments, Stop stop) throws InterruptedException {
    return switch (Arguments.read(arguments)) {
      case Arguments.Serve requested ->
          new Serving(environment, samples, requested, out, err).run(stop);
      case Arguments.Help() -> {
        out.println(Arguments.USAGE);
        yield 0;
      }
      case Arguments.Invalid(String reason) -> {
        err.println(reason);
        err.println();
        err.println(Arguments.USAGE);
        yield 2;
      }
    };
  }
}
