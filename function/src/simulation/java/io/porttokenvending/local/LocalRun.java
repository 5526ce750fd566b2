package io.porttokenvending.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.porttokenvending.cli.deployment.SamConfig;
import io.porttokenvending.config.StartupException;
import io.porttokenvending.testing.HttpFront;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Serves the function in a simulated world until the process is told to stop. */
public final class LocalRun {
  /** Below the project's top, where the command is run. */
  private static final Path SAMPLES = Path.of("infra", "policy");

  private static final int HIGHEST_PORT = 65_535;

  private final Map<String, String> environment;
  private final Path samples;
  private final PrintStream out;
  private final PrintStream err;

  LocalRun(Map<String, String> environment, Path samples, PrintStream out, PrintStream err) {
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
    PrintStream out = new PrintStream(System.out, true, UTF_8);
    PrintStream err = new PrintStream(System.err, true, UTF_8);
    LocalRun run = new LocalRun(System.getenv(), SAMPLES, out, err);
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
      case Arguments.Serve serve -> serve(serve, stop);
      case Arguments.Help() -> {
        out.println(Arguments.USAGE);
        yield 0;
      }
      case Arguments.Wrong(String why) -> {
        err.println(why);
        err.println(Arguments.USAGE);
        yield 2;
      }
    };
  }

  private Path outsideOrSample() {
    String outside = environment.getOrDefault(RunSettings.POLICY, "");
    return outside.isEmpty() ? samples : Path.of(outside);
  }

  private int serve(Arguments.Serve asked, Stop stop) throws InterruptedException {
    int port = asked.port();
    Path folder = asked.policy().orElseGet(() -> outsideOrSample());
    CompletableFuture<RequestStreamHandler> function = new CompletableFuture<>();
    // Bound before the function is there: its PUBLIC_URL names the port, which may be any free one.
    RequestStreamHandler whenReady =
        (event, answer, context) -> function.join().handleRequest(event, answer, context);
    CompletableFuture<PolicyPage> page = new CompletableFuture<>();
    try (HttpFront front = HttpFront.start(whenReady, port, call -> page.join().answer(call));
        Simulation simulation =
            Simulation.start(SamConfig.nextTo(folder, SamConfig.DEFAULT_ENVIRONMENT))) {
      RunSettings settings = RunSettings.of(simulation, front.uri(), environment);
      ServedPolicy policy =
          new ServedPolicy(folder, settings.check(), settings.function(out::println));
      CheckedPolicy checked = policy.load();
      if (checked.policy().isEmpty()) {
        checked.lines(folder).forEach(err::println);
        return 1;
      }
      function.complete(policy);
      page.complete(PolicyPage.of(simulation, policy));
      Introduction.print(simulation, front.uri(), settings, policy, out);
      out.println("Serving until stopped (Ctrl-C). Audit lines follow.");
      stop.await();
      return 0;
    } catch (BindException e) {
      int next = port < HIGHEST_PORT ? port + 1 : 3000;
      err.printf(
          "Port %d on 127.0.0.1 cannot be used: %s. Choose another: %s -Dlocal.args=\"--port"
              + " %d\"%n",
          port, e.getMessage(), Arguments.COMMAND, next);
    } catch (StartupException e) {
      err.println(e.getMessage());
    } catch (IOException e) {
      err.println("The local run failed: " + e);
    }
    return 1;
  }
}
