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

/** Serves the function in a simulated world until the process is stopped. */
public final class LocalRun {
  /** Below the project's top, where the command is run. */
  private static final Path SAMPLES = Path.of("infra", "policy");

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

  /** What the run waits for before it ends. */
  interface Stop {
    void await() throws InterruptedException;
  }

  /** Exits with 1 when the run cannot start, and with 2 when the arguments are wrong. */
  public static void main(String[] arguments) throws InterruptedException {
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(stop, ended)));
    PrintStream err = new PrintStream(System.err, true, UTF_8);
    PrintWriter out = new PrintWriter(System.out, true, UTF_8);
    // Without a terminal some JDKs return null, and others a console that is none.
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    LocalRun run =
        new LocalRun(
            System.getenv(), SAMPLES, new Terminal(out, terminal && colors(System.getenv())), err);
    int status = 1;
    try {
      status = run.run(List.of(arguments), () -> untilAskedOrLeftBehind(stop));
    } finally {
      ended.countDown();
    }
    if (status != 0) {
      System.exit(status);
    }
  }

  /** Whether the user of a terminal accepts colors, see no-color.org. */
  static boolean colors(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"));
  }

  /** A signal to Maven alone would leave this process behind with another parent. */
  private static void untilAskedOrLeftBehind(CountDownLatch stop) throws InterruptedException {
    Optional<ProcessHandle> maven = ProcessHandle.current().parent();
    boolean asked = false;
    while (!asked && ProcessHandle.current().parent().equals(maven)) {
      asked = stop.await(250, TimeUnit.MILLISECONDS);
    }
  }

  private static void stopAndWait(CountDownLatch stop, CountDownLatch ended) {
    stop.countDown();
    try {
      boolean tidy = ended.await(3, TimeUnit.SECONDS);
      if (!tidy) {
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
      case Arguments.Wrong(String why) -> {
        err.println(why);
        err.println();
        err.println(Arguments.USAGE);
        yield 2;
      }
    };
  }
}
