package io.porttokenvending.local;

import io.porttokenvending.testing.JobPreset;
import io.porttokenvending.testing.RunnerJob;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;
import java.util.stream.Collectors;

/** The command line of the local run. */
sealed interface Arguments {
  String COMMAND = "mvn -P local";

  String USAGE =
      """
      Usage: %s [-Dlocal.args="[--policy DIR] [--job PRESET] [--job CLAIM=VALUE]… [--port PORT] [--verbose]"]

        --policy DIR       policy to use, with the simulated Port (default: infra/policy-layer/policy);
                           it is reloaded when a file in it is saved
        --job PRESET       kind of job that requests a token (default: one that the policy grants)
        --job CLAIM=VALUE  a claim of the job's token, for example ref=refs/heads/release;
                           may be repeated
        --port PORT        port on 127.0.0.1: 1 to 65535, or 0 for a free one (default: 3000)
        --verbose          print the whole audit lines and every line that the function logs
        --help             print this text

      Presets:
      %s

      Example: %s -Dlocal.args="--policy ../policy --job pull-request --job repository=octo/app"\
      """
          .formatted(COMMAND, presets(), COMMAND);

  /**
   * The requested run.
   *
   * @param policy empty for the sample policy
   * @param job empty for a job that the policy grants
   * @param port 0 for a free port
   */
  record Serve(Optional<Path> policy, Optional<RunnerJob> job, int port, boolean verbose)
      implements Arguments {
    static final Serve DEFAULT = new Serve(Optional.empty(), Optional.empty(), 3000, false);
  }

  /** A request for the usage text. */
  record Help() implements Arguments {}

  /** The arguments cannot be read. */
  record Invalid(String reason) implements Arguments {}

  static Arguments read(List<String> arguments) {
    if (arguments.contains("--help")) {
      return new Help();
    }
    Serve serve = Serve.DEFAULT;
    ListIterator<String> rest = arguments.listIterator();
    try {
      while (rest.hasNext()) {
        String option = rest.next();
        serve =
            switch (option) {
              case "--policy" ->
                  new Serve(
                      Optional.of(Path.of(value(option, rest))),
                      serve.job,
                      serve.port,
                      serve.verbose);
              case "--job" ->
                  new Serve(
                      serve.policy,
                      Optional.of(job(serve.job, value(option, rest))),
                      serve.port,
                      serve.verbose);
              case "--port" ->
                  new Serve(serve.policy, serve.job, port(value(option, rest)), serve.verbose);
              case "--verbose" -> new Serve(serve.policy, serve.job, serve.port, true);
              default -> throw new IllegalArgumentException("Unknown argument: " + option);
            };
      }
    } catch (IllegalArgumentException e) {
      return new Invalid(String.valueOf(e.getMessage()));
    }
    return serve;
  }

  private static String value(String option, ListIterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " requires a value. Add it after the option.");
    }
    return rest.next();
  }

  private static RunnerJob job(Optional<RunnerJob> job, String text) {
    RunnerJob before = job.orElse(RunnerJob.PUSH_TO_MAIN);
    int equals = text.indexOf('=');
    return equals < 0
        ? before.as(JobPreset.of(text))
        : before.with(text.substring(0, equals), text.substring(equals + 1));
  }

  private static int port(String text) {
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || text.length() > 5 || Integer.parseInt(text) > 65_535) {
      throw new IllegalArgumentException("Not a port: " + text + ". Use a number from 0 to 65535.");
    }
    return Integer.parseInt(text);
  }

  private static String presets() {
    return Arrays.stream(JobPreset.values())
        .map(preset -> "  %-18s %s".formatted(preset.code(), preset.description()))
        .collect(Collectors.joining("\n"));
  }
}
