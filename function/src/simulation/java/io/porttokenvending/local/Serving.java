package io.porttokenvending.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.porttokenvending.cli.Terminal;
import io.porttokenvending.cli.UsageException;
import io.porttokenvending.cli.deployment.SamConfig;
import io.porttokenvending.config.StartupException;
import io.porttokenvending.testing.HttpFront;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A run with the requested arguments.
 *
 * @param samples folder of the sample policy
 */
record Serving(
    Map<String, String> environment,
    Path samples,
    Arguments.Serve requested,
    Terminal out,
    PrintStream err) {
  private static final int HIGHEST_PORT = 65_535;

  /** Serves until it is stopped, and returns the exit code. */
  int run(LocalRun.Stop stop) throws InterruptedException {
    String own = environment.getOrDefault(RunSettings.POLICY, "");
    if (requested.policy().isPresent() && !own.isEmpty()) {
      err.println(
          "Both --policy and POLICY_PATH name a policy. Unset POLICY_PATH, or omit --policy.");
      return 2;
    }
    Path folder = requested.policy().orElse(own.isEmpty() ? samples : Path.of(own));
    try {
      return serve(folder, stop);
    } catch (BindException e) {
      int port = requested.port();
      err.printf(
          "Port %d on 127.0.0.1 cannot be used: %s. Choose another: %s -Dlocal.args=\"--port"
              + " %d\"%n",
          port, e.getMessage(), Arguments.COMMAND, port < HIGHEST_PORT ? port + 1 : 3000);
    } catch (StartupException | UsageException e) {
      err.println(e.getMessage());
    } catch (IOException e) {
      err.println("The local run failed: " + e);
    }
    return 1;
  }

  private int serve(Path folder, LocalRun.Stop stop) throws IOException, InterruptedException {
    CompletableFuture<RequestStreamHandler> function = new CompletableFuture<>();
    // Bound before the function exists, because its PUBLIC_URL contains the port, which may be any
    // free port.
    RequestStreamHandler whenReady =
        (event, answer, context) -> function.join().handleRequest(event, answer, context);
    CompletableFuture<PolicyPage> page = new CompletableFuture<>();
    try (HttpFront front =
            HttpFront.start(whenReady, requested.port(), call -> page.join().answer(call));
        Simulation simulation =
            Simulation.start(SamConfig.of(folder, SamConfig.DEFAULT_ENVIRONMENT))) {
      RunSettings settings = RunSettings.of(simulation, front.uri(), environment);
      ServedPolicy policy =
          new ServedPolicy(
              folder, settings.check(), settings.function(new AuditText(out, requested.verbose())));
      try (PolicyWatch watch = new PolicyWatch(policy, out)) {
        CheckedPolicy checked = policy.load();
        if (checked.policy().isEmpty()) {
          checked.lines(folder).forEach(err::println);
          return 1;
        }
        function.complete(policy);
        page.complete(PolicyPage.of(simulation, policy));
        new Introduction(front.uri(), settings, policy, out).print(requested.job(), checked);
        watch.start();
        stop.await();
        return 0;
      }
    }
  }
}
