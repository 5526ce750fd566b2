package io.porttokenvending.cli.init;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.cli.PrintableText;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fetches a repository from GitHub with the {@code gh} command, which uses the user's login.
 *
 * @param program the name or path of {@code gh}
 */
public record GitHubCli(String program) {
  private static final long TIMEOUT_SECONDS = 30;

  private static final String FIELDS =
      "[.id, .owner.id, .full_name, .default_branch] | map(tostring) | join(\" \")";

  /** The fields in this order. None needs an escape in a quoted YAML string. */
  private static final Pattern RESPONSE =
      Pattern.compile("([1-9][0-9]*) ([1-9][0-9]*) ([\\w.-]+/[\\w.-]+) ([^\\s\"\\\\]+)");

  /** Result of a request. */
  sealed interface Reply {
    record Found(Repository repository) implements Reply {}

    record Unavailable(String why) implements Reply {}
  }

  Reply find(String repository) {
    Process gh;
    try {
      gh = new ProcessBuilder(program, "api", "repos/" + repository, "--jq", FIELDS).start();
      gh.getOutputStream().close();
    } catch (IOException e) {
      return new Reply.Unavailable("gh, the GitHub CLI, was not found");
    }
    try {
      if (!gh.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        return new Reply.Unavailable("gh did not finish within " + TIMEOUT_SECONDS + " s");
      }
      // The output fits into the pipe's buffer, so gh can exit before the output is read.
      String out = new String(gh.getInputStream().readAllBytes(), UTF_8).strip();
      Matcher response = RESPONSE.matcher(out);
      if (gh.exitValue() == 0 && response.matches()) {
        return new Reply.Found(
            new Repository(
                response.group(3), response.group(1), response.group(2), response.group(4)));
      }
      String errors = new String(gh.getErrorStream().readAllBytes(), UTF_8);
      return new Reply.Unavailable(
          "gh could not read the repository: "
              + PrintableText.line(errors.lines().findFirst().orElse("unexpected response")));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("gh was interrupted", e);
    } finally {
      gh.destroy();
    }
  }
}
