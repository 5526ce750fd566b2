package io.porttokenvending.local;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;

/** Says what runs where and how to try it, and tries it once. */
final class Introduction {
  private Introduction() {}

  static void print(Simulation simulation, URI front, RunSettings settings, PrintStream out)
      throws IOException, InterruptedException {
    Path policy = Path.of(settings.value("POLICY_PATH"));
    Commands commands =
        new Commands(
            simulation.gitHub(),
            front,
            settings.audience(),
            Commands.profileToName(PolicyCopy.names(policy)));
    out.println();
    out.println("Port Token Vending is at " + front + ". GitHub, Port and Secrets Manager are");
    out.println("simulated on this machine: no token and no secret printed here is a real one.");
    out.println();
    out.println("  job     a push to refs/heads/main of acme/api");
    // The sample's copy can reach the simulated Port alone; another policy may name the real one.
    boolean simulatedPort = !settings.given().contains("POLICY_PATH");
    if (simulatedPort) {
      out.println("  policy  infra/policy, with the simulated Port's api_url and mcp_url added:");
      out.println("          " + policy);
    } else {
      out.println("  policy  " + policy + ", as it is: Port is where it says");
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
