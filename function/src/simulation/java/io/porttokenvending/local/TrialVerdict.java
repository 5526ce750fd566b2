package io.porttokenvending.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.cli.PrintableText;
import io.porttokenvending.cli.explain.EvaluatedRule;
import java.util.List;

/**
 * The result of a trial in one line.
 *
 * @param kind {@code granted}, {@code denied} or {@code error}
 */
record TrialVerdict(String kind, String title, String reason) {
  static final TrialVerdict MALFORMED_POLICY =
      new TrialVerdict(
          "error",
          "Policy with errors",
          "The function does not start with this policy. Correct the errors listed below it.");

  static final TrialVerdict MALFORMED_CLAIMS =
      new TrialVerdict(
          "error",
          "Claims with errors",
          "No job has these claims. Correct the errors listed below them.");

  /**
   * Returns the verdict of the function's response.
   *
   * @param rules of the requested profile, the nearest first
   */
  static TrialVerdict of(int status, JsonNode response, List<EvaluatedRule> rules) {
    if (status == 200) {
      return new TrialVerdict("granted", "Granted", granted(response, rules));
    }
    String code = response.path("code").asText();
    boolean byPolicy = status == 403 && !rules.isEmpty();
    String reason = byPolicy ? nearest(rules.getFirst()) : response.path("detail").asText();
    return status < 500
        ? new TrialVerdict("denied", "Denied", code + ": " + reason)
        : new TrialVerdict("error", "Not issued", code + ": " + reason);
  }

  private static String granted(JsonNode response, List<EvaluatedRule> rules) {
    String matching =
        PrintableText.values(
            rules.stream()
                .filter(rule -> rule.verdict().holds())
                .map(EvaluatedRule::name)
                .toList());
    return "Rule %s of profile %s matches.".formatted(matching, response.path("profile").asText());
  }

  private static String nearest(EvaluatedRule rule) {
    return "the nearest rule, %s, does not match %s."
        .formatted(PrintableText.value(rule.name()), String.join(", ", rule.failing()));
  }

  void addTo(ObjectNode node) {
    node.put("verdict", kind).put("title", title).put("reason", reason);
  }
}
