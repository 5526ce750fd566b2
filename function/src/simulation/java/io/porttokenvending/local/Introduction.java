package io.porttokenvending.local;

import io.porttokenvending.cli.Terminal;
import io.porttokenvending.testing.RunnerJob;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Prints the addresses, example decisions of the policy, and the commands to try it.
 *
 * @param front address of the function
 */
record Introduction(URI front, RunSettings settings, ServedPolicy policy, Terminal out) {

  /**
   * Prints the introduction.
   *
   * @param requested job of the runner; empty for a job that the policy grants
   */
  void print(Optional<RunnerJob> requested, CheckedPolicy checked)
      throws IOException, InterruptedException {
    Simulation simulation = settings.simulation();
    Optional<String> profile =
        Commands.profileToName(List.copyOf(policy.policy().profiles().keySet()));
    PolicyJobs jobs =
        new PolicyJobs(policy.policy(), policy.check().scope().issuers().getFirst(), profile);
    RunnerJob job = requested.or(jobs::granted).orElse(RunnerJob.PUSH_TO_MAIN);
    simulation.gitHub().run(job);
    Commands commands = new Commands(simulation.gitHub(), front, settings.audience(), profile);
    out.println(out.styled(Terminal.Style.BOLD, "Port Token Vending") + " runs at " + front);
    out.println(
        "  policy  "
            + policy.folder()
            + (settings.simulatesPort() ? "" : ", with Port as the policy names it")
            + ", "
            + PolicyText.summary(checked));
    PolicyText.print(checked, policy.folder(), out);
    if (!settings.given().isEmpty()) {
      out.println("  set     " + String.join(", ", settings.given()) + ", from the environment");
    }
    out.println(
        settings.simulatesPort()
            ? "GitHub, Port and AWS are simulated: no token or secret here is real."
            : "GitHub and AWS are simulated; Port is not.");
    out.println("");
    try (LocalClient client = new LocalClient(commands)) {
      new Demonstration(simulation.gitHub(), client, out).run(job, jobs);
    }
    out.println("Serving until stopped (Ctrl-C). Each request prints its audit line.");
    out.println("Try policies and jobs in a browser: " + front + "/");
    out.println("Try it in another shell:");
    out.println("");
    out.println(commands.script());
  }
}
