package io.porttokenvending.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.cli.PrintableText;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.Position;
import io.porttokenvending.json.Problem;
import io.porttokenvending.json.StrictJson;
import io.porttokenvending.json.StrictYaml;
import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlNode;
import io.porttokenvending.json.YamlReading;
import io.porttokenvending.json.YamlScalar;
import io.porttokenvending.testing.JobPreset;
import io.porttokenvending.testing.RunnerJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A job as text: claims as a YAML mapping, or the payload of a token as JSON. */
final class JobText {
  /** Shown for every job, because they identify it and other claims follow from them. */
  private static final List<String> MAIN =
      List.of("event_name", "ref", "repository", "repository_id", "repository_owner_id", "actor");

  /** Members of a payload that differ in each token. */
  private static final Set<String> OF_ONE_TOKEN =
      Set.of("iss", "sub", "aud", "iat", "nbf", "exp", "jti");

  private static final Position START = new Position(1, 1);

  private JobText() {}

  /** Result of reading the text. */
  sealed interface Reading {
    record Job(RunnerJob job) implements Reading {}

    record Malformed(List<Problem> problems) implements Reading {}
  }

  /** Returns the main claims of a job, and those that do not follow from them. */
  static String of(JobPreset preset) {
    Map<String, String> claims = RunnerJob.of(preset).claims();
    RunnerJob shown = RunnerJob.PUSH_TO_MAIN;
    List<String> names = new ArrayList<>(MAIN);
    names.addAll(claims.keySet());
    List<String> lines = new ArrayList<>();
    for (String name : names) {
      String value = claims.getOrDefault(name, "");
      if (!shown.given().containsKey(name)
          && (MAIN.contains(name) || !value.equals(shown.claims().get(name)))) {
        shown = shown.with(name, value);
        lines.add(name + ": " + PrintableText.value(value));
      }
    }
    return String.join("\n", lines);
  }

  /** Returns the job; omitted claims are those of a push to main. */
  static Reading read(String text) {
    return text.stripLeading().startsWith("{") ? readJson(text) : readYaml(text);
  }

  private static Reading readJson(String text) {
    Claims claims = new Claims();
    switch (StrictJson.read(text)) {
      case JsonReading.Malformed(String reason) ->
          claims.problem(START, "This is not valid JSON: " + reason + ".");
      case JsonReading.Value(ObjectNode payload) ->
          payload
              .properties()
              .forEach(claim -> {
                JsonNode value = claim.getValue();
                if (value.isTextual() || value.isIntegralNumber() || value.isNull()) {
                  claims.add(START, claim.getKey(), value.isNull() ? "" : value.asText());
                } else if (!OF_ONE_TOKEN.contains(claim.getKey())) {
                  claims.problem(START, claim.getKey() + " must be a string.");
                }
              });
      case JsonReading.Value other ->
          claims.problem(START, "A token's payload must be a JSON object.");
    }
    return claims.reading();
  }

  private static Reading readYaml(String text) {
    Claims claims = new Claims();
    switch (StrictYaml.read(text.getBytes(UTF_8))) {
      case YamlReading.Malformed(List<Problem> problems) -> {
        return new Reading.Malformed(problems);
      }
      case YamlReading.Value(YamlMapping mapping) ->
          mapping
              .entries()
              .forEach(entry -> {
                if (entry.value() instanceof YamlScalar value) {
                  claims.add(entry.key().at(), entry.key().text(), value.text());
                } else {
                  claims.problem(entry.value().at(), entry.key().text() + " must be a string.");
                }
              });
      case YamlReading.Value(YamlNode other) ->
          claims.problem(other.at(), "Write one `claim: value` per line.");
    }
    return claims.reading();
  }

  /** Collects claims and the problems with them. */
  private static final class Claims {
    private final List<Problem> problems = new ArrayList<>();
    private RunnerJob job = RunnerJob.PUSH_TO_MAIN;

    void add(Position at, String claim, String value) {
      if (!OF_ONE_TOKEN.contains(claim)) {
        try {
          job = job.with(claim, value);
        } catch (IllegalArgumentException e) {
          problem(at, String.valueOf(e.getMessage()));
        }
      }
    }

    void problem(Position at, String message) {
      problems.add(new Problem(at, message));
    }

    Reading reading() {
      return problems.isEmpty() ? new Reading.Job(job) : new Reading.Malformed(problems);
    }
  }
}
