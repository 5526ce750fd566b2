package io.porttokenvending.actions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A step of a workflow that runs a script.
 *
 * @param env may contain expressions
 * @param bash whether the step names its shell, for which the runner uses stricter options
 */
public record Step(Map<String, String> env, boolean bash, String run) {
  /** The module's folder is where tests run. */
  public static final Path TOP = Path.of("..").toAbsolutePath().normalize();

  /** The only step of the composite action. */
  public static Step ofAction() throws IOException {
    Map<?, ?> runs = map(map(yaml(read("infra/github/action/action.yml"))).get("runs"));
    return of(map(list(runs.get("steps")).getFirst()));
  }

  /** Defaults of the action's inputs, by name. */
  public static Map<String, String> actionInputs() throws IOException {
    Map<String, String> defaults = new LinkedHashMap<>();
    map(map(yaml(read("infra/github/action/action.yml"))).get("inputs"))
        .forEach((name, input) -> {
          Object value = map(input).get("default");
          defaults.put(name.toString(), value == null ? "" : value.toString());
        });
    return defaults;
  }

  /**
   * A workflow's step.
   *
   * @param idOrName of a step in any job
   */
  static Step ofWorkflow(String workflow, String idOrName) {
    return map(map(yaml(workflow)).get("jobs")).values().stream()
        .flatMap(job -> list(map(job).get("steps")).stream())
        .map(Step::map)
        .filter(step -> idOrName.equals(step.get("id")) || idOrName.equals(step.get("name")))
        .findFirst()
        .map(Step::of)
        .orElseThrow(() -> new AssertionError("no step " + idOrName));
  }

  /** The first block of YAML after a heading of a page. */
  static String block(String page, String heading) throws IOException {
    String text = read(page);
    int start = text.indexOf("```yaml\n", text.indexOf("\n" + heading + "\n"));
    return text.substring(start + 8, text.indexOf("\n```", start));
  }

  public static String read(String file) throws IOException {
    return Files.readString(TOP.resolve(file), UTF_8);
  }

  public static Object yaml(String text) {
    return new Load(LoadSettings.builder().build()).loadFromString(text);
  }

  public static Map<?, ?> map(@Nullable Object node) {
    return (Map<?, ?>) Objects.requireNonNull(node);
  }

  public static List<?> list(@Nullable Object node) {
    return (List<?>) Objects.requireNonNull(node);
  }

  /** The texts of a step's {@code env} or {@code with}, which may be absent. */
  public static Map<String, String> texts(@Nullable Object mapping) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (mapping instanceof Map<?, ?> given) {
      given.forEach((name, value) -> texts.put(name.toString(), value.toString()));
    }
    return texts;
  }

  /** A step that runs a script. */
  public static Step of(Map<?, ?> step) {
    String run = Objects.requireNonNull(step.get("run")).toString();
    if (run.contains("${{")) {
      throw new AssertionError("an expression in the script, where it would be run: " + run);
    }
    return new Step(texts(step.get("env")), "bash".equals(step.get("shell")), run);
  }

  /** With every expression replaced by its value; one that has none is a mistake of the test. */
  public Map<String, String> env(Map<String, String> values) {
    Map<String, String> resolved = new LinkedHashMap<>();
    env.forEach((name, text) -> resolved.put(name, resolved(text, values)));
    return resolved;
  }

  /** A text with every expression replaced by its value. */
  public static String resolved(String text, Map<String, String> values) {
    String value = text;
    for (var expression : values.entrySet()) {
      value = value.replace("${{ " + expression.getKey() + " }}", expression.getValue());
    }
    if (value.contains("${{")) {
      throw new AssertionError("no value for " + value);
    }
    return value;
  }
}
