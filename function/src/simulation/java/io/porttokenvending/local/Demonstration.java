package io.porttokenvending.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.cli.PrintableText;
import io.porttokenvending.cli.Terminal;
import io.porttokenvending.local.LocalClient.Response;
import io.porttokenvending.testing.FakeGitHub;
import io.porttokenvending.testing.RunnerJob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows a grant, a denial and a replay with the runner and the function. */
final class Demonstration {
  private final FakeGitHub gitHub;
  private final LocalClient client;
  private final Terminal out;

  Demonstration(FakeGitHub gitHub, LocalClient client, Terminal out) {
    this.gitHub = gitHub;
    this.client = client;
    this.out = out;
  }

  /**
   * Shows an exchange of the runner's job. After a grant, also shows a job that is denied; after a
   * denial, one that is granted. The runner keeps its job.
   */
  void run(RunnerJob job, PolicyJobs jobs) throws IOException, InterruptedException {
    String token = client.idToken();
    boolean granted = show(job.description(), token);
    Optional<RunnerJob> other = granted ? jobs.denied(job) : jobs.granted();
    if (other.isPresent()) {
      gitHub.run(other.get());
      String otherToken = client.idToken();
      boolean otherGranted = show(other.get().description(), otherToken);
      token = otherGranted ? otherToken : token;
      granted |= otherGranted;
      gitHub.run(job);
    }
    if (granted) {
      show("the token of the grant, a second time", token);
    }
  }

  /** Prints two lines; the function prints its audit line between them. */
  private boolean show(String title, String token) throws IOException, InterruptedException {
    out.println(out.styled(Terminal.Style.BOLD, PrintableText.line(title)));
    Response response = client.exchange(token);
    boolean granted = response.status() == 200;
    String status = out.colored(granted, Integer.toString(response.status()));
    String result = granted ? issued(response.body()) : problem(response.body());
    out.println("  " + status + "    " + result);
    out.println("");
    return granted;
  }

  private static String issued(JsonNode body) {
    long minutes = Math.round(body.path("expires_in").asLong() / 60.0);
    List<String> tools = new ArrayList<>();
    body.path("allowed_tools").forEach(tool -> tools.add(tool.asText()));
    return "a Port token for %d min, with mcp_config for %s"
        .formatted(minutes, tools.isEmpty() ? "any tool" : PrintableText.values(tools));
  }

  private static String problem(JsonNode body) {
    List<String> failed = new ArrayList<>();
    for (JsonNode claim : body.path("failed_claims")) {
      failed.add(
          claim.path("claim").asText() + "=" + PrintableText.value(claim.path("sent").asText("")));
    }
    return body.path("code").asText()
        + ": "
        + PrintableText.line(body.path("detail").asText())
        + (failed.isEmpty() ? "" : " (" + String.join(", ", failed) + ")");
  }
}
