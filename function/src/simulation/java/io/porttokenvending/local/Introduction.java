package io.porttokenvending.local;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;

/** Says what runs where and how to try it, and tries it once. */
final class Introduction {
  private Introduction() {}

  static void print(
      Simulation simulation, URI front, RunSettings settings, ServedPolicy policy, PrintStream out)
      throws IOException, InterruptedException {
    Commands commands =
        new Commands(
            simulation.gitHub(),
            front,
            settings.audience(),
            Commands.profileToName(List.copyOf(policy.policy().profiles().keySet())));
    out.println();
    out.println("Port Token Vending is at " + front + ". GitHub, Port and Secrets Manager are");
    out.println("simulated on this machine: no token and no secret printed here is a real one.");
    out.println();
    out.println("  job     a push to refs/heads/main of acme/api");
    // The sample's copy can reach the simulated Port alone; another policy may name the real one.
    boolean simulatedPort = settings.simulatesPort();
    if (simulatedPort) {
      out.println("  policy  " + policy.folder() + ", with the simulated Port");
    } else {
      out.println("  policy  " + policy.folder() + ", as it is: Port is where it says");
    }
    if (!settings.given().isEmpty()) {
      out.println("  yours   " + String.join(", ", settings.given()) + ", as set outside");
    }
    out.println();
    out.println("To try it, in another shell:");
    out.println();
    out.println(commands.script());
    out.println("The same exchange, done by this run:");
    out.println();
    FirstExchange.run(commands, simulatedPort, out);
    out.println();
  }
}
