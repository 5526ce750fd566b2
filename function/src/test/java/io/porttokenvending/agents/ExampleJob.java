package io.porttokenvending.agents;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.actions.Step;
import io.porttokenvending.agents.ProgramRun.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A job of an example, whose steps a user other than root runs, like on GitHub's runners. */
final class ExampleJob {
  private static final Duration STEP = Duration.ofMinutes(3);

  /** What Claude Code's action does with its inputs, as far as MCP is concerned. */
  private static final String CLAUDE =
      """
      eval "args=($CLAUDE_ARGS)"
      claude --print "$PROMPT" "${args[@]}" --output-format stream-json --verbose > "$RUNNER_TEMP/claude.out" < /dev/null
      jq -s . "$RUNNER_TEMP/claude.out" > "$RUNNER_TEMP/claude-execution-output.json"
      echo "execution_file=$RUNNER_TEMP/claude-execution-output.json" >> "$GITHUB_OUTPUT"
      """;

  /** Codex has no variable for its model's address, so npx adds it to the arguments. */
  private static final String NPX =
      """
      #!/usr/bin/env bash
      case $2 in
        @openai/codex@*)
          set -- "$@" -c model=loopback -c model_provider=loopback -c check_for_update_on_startup=false -c analytics.enabled=false \\
            -c 'model_providers.loopback={name="loopback",base_url="{model}/v1",wire_api="responses"}' ;;
      esac
      PATH=${PATH#*:} exec npx "$@"
      """;

  private final AgentWorkspace quarters;
  private final Map<String, String> environment;
  private final Map<String, String> values = new HashMap<>();
  private final List<Ended> ended = new ArrayList<>();

  /**
   * A job that has not run yet.
   *
   * @param environment of every step
   * @param url the service's address
   * @param model the model's address
   */
  ExampleJob(AgentWorkspace quarters, Map<String, String> environment, String url, String model)
      throws IOException {
    this.quarters = quarters;
    this.environment = new LinkedHashMap<>(environment);
    Path temp = Files.createDirectory(quarters.folder().resolve("temp"));
    Path bin = Files.createDirectory(quarters.folder().resolve("bin"));
    Path npx = Files.writeString(bin.resolve("npx"), NPX.replace("{model}", model), UTF_8);
    Files.setPosixFilePermissions(npx, PosixFilePermissions.fromString("rwxr-xr-x"));
    this.environment.put("PATH", bin + ":" + environment.get("PATH"));
    this.environment.put("RUNNER_TEMP", temp.toString());
    this.environment.put("TMPDIR", temp.toString());
    this.environment.put("GITHUB_OUTPUT", output().toString());
    this.environment.put("GITHUB_ACTIONS", "true");
    this.environment.put("CI", "true");
    this.environment.put("GITHUB_ACTION_PATH", Step.TOP.resolve("infra/github/action").toString());
    values.put("vars.PORT_TOKEN_URL", url);
    values.put("inputs.prompt", "List all blueprints.");
    values.put("inputs.profile", "");
    values.put("matrix.blueprint", "service");
    values.put("github.token", "none");
    for (String secret :
        List.of(
            "ANTHROPIC_API_KEY",
            "OPENAI_API_KEY",
            "GEMINI_API_KEY",
            "COPILOT_GITHUB_TOKEN",
            "anthropic-api-key")) {
      values.put("secrets." + secret, "none");
    }
    OtherUser.own(quarters.folder());
  }

  private Path output() {
    return quarters.folder().resolve("output");
  }

  /** Runs the steps up to the first that fails, and the last ones with {@code always()}. */
  List<Ended> run(List<?> steps) throws IOException, InterruptedException {
    boolean failed = false;
    for (Object step : steps) {
      Map<?, ?> entry = Step.map(step);
      boolean always = Step.texts(entry).getOrDefault("if", "").startsWith("always()");
      if (!failed || always) {
        failed |= !succeeds(entry);
      }
    }
    return List.copyOf(ended);
  }

  private boolean succeeds(Map<?, ?> step) throws IOException, InterruptedException {
    String uses = Step.texts(step).getOrDefault("uses", "");
    Map<String, String> with = Step.texts(step.get("with"));
    Map<String, String> inputs = new HashMap<>(values);
    Step script;
    if (uses.contains("/infra/github/action@")) {
      Map<String, String> all = new HashMap<>(Step.actionInputs());
      all.putAll(with);
      // One example names its service itself, and another a profile that is not here.
      all.put("url", "${{ vars.PORT_TOKEN_URL }}");
      all.put("profile", "");
      all.forEach((name, text) -> inputs.put("inputs." + name, Step.resolved(text, values)));
      script = Step.ofAction();
    } else if (uses.startsWith("anthropics/claude-code-action@")) {
      Map<String, String> env = Step.texts(step.get("env"));
      env.put("CLAUDE_ARGS", with.getOrDefault("claude_args", ""));
      env.put("PROMPT", with.getOrDefault("prompt", ""));
      env.put("ANTHROPIC_API_KEY", with.getOrDefault("anthropic_api_key", "none"));
      script = new Step(env, true, CLAUDE);
    } else if (uses.isEmpty()) {
      script = Step.of(step);
    } else {
      return true;
    }
    Ended result = run(script, inputs);
    ended.add(result);
    String id = Step.texts(step).getOrDefault("id", "");
    Files.readString(output(), UTF_8)
        .lines()
        .map(line -> line.split("=", 2))
        .forEach(pair -> values.put("steps." + id + ".outputs." + pair[0], pair[1]));
    return result.exitCode() == 0;
  }

  private Ended run(Step step, Map<String, String> inputs)
      throws IOException, InterruptedException {
    Path script = quarters.folder().resolve("script.sh");
    Files.writeString(script, step.run(), UTF_8);
    Files.writeString(output(), "", UTF_8);
    OtherUser.own(quarters.folder());
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.putAll(step.env(inputs));
    List<String> command =
        List.of("bash", "--noprofile", "--norc", "-eo", "pipefail", script.toString());
    return new ProgramRun(quarters.workspace(), all, STEP).of(OtherUser.as(command));
  }
}
