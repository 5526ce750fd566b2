package io.porttokenvending.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.cli.SimulatedJob;
import io.porttokenvending.cli.explain.EvaluatedRule;
import io.porttokenvending.json.Problem;
import io.porttokenvending.testing.RunnerJob;
import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.TrustPolicy;
import io.porttokenvending.trust.WorkflowIdentity;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Evaluates a job with a policy, both as text, with the code of the function and of the {@code
 * policy} command.
 */
record PolicyTrial(PolicyCheck check, TrialExchange exchange) {

  /**
   * Returns the findings and, unless they prevent it, the decision.
   *
   * @throws IllegalArgumentException if a file name is not valid for a profile
   */
  ObjectNode decide(TrialRequest request) throws IOException {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    CheckedPolicy checked = check.texts(request.policy());
    addFindings(result, checked);
    JobText.Reading reading = JobText.read(request.claims());
    addProblems(result, reading);
    if (checked.policy().isEmpty()) {
      TrialVerdict.MALFORMED_POLICY.addTo(result);
      return result;
    }
    TrustPolicy policy = checked.policy().get();
    ArrayNode profiles = result.putArray("profiles");
    policy.profiles().keySet().forEach(profiles::add);
    switch (reading) {
      case JobText.Reading.Malformed malformed -> TrialVerdict.MALFORMED_CLAIMS.addTo(result);
      case JobText.Reading.Job(RunnerJob job) -> addDecision(result, policy, job, request);
    }
    return result;
  }

  private static void addFindings(ObjectNode result, CheckedPolicy checked) {
    ArrayNode findings = result.putArray("findings");
    for (PolicyFinding finding : checked.findings()) {
      findings
          .addObject()
          .put("file", finding.file())
          .put("line", finding.line())
          .put("column", finding.column())
          .put("severity", checked.severity())
          .put("code", finding.code())
          .put("message", finding.message())
          .put("suggestion", finding.suggestion().orElse(null));
    }
    int count = checked.findings().size();
    String plural = count == 1 ? "." : "s.";
    result.put("summary", count == 0 ? "No findings." : count + " " + checked.severity() + plural);
  }

  private static void addProblems(ObjectNode result, JobText.Reading reading) {
    ArrayNode list = result.putArray("claims_problems");
    if (reading instanceof JobText.Reading.Malformed(List<Problem> problems)) {
      for (Problem problem : problems) {
        list.addObject()
            .put("line", problem.at().line())
            .put("column", problem.at().column())
            .put("severity", "error")
            .put("message", problem.message());
      }
    }
  }

  private void addDecision(
      ObjectNode result, TrustPolicy policy, RunnerJob job, TrialRequest request)
      throws IOException {
    Optional<Profile> profile =
        request.profile().isPresent()
            ? Optional.ofNullable(policy.profiles().get(request.profile().get()))
            : policy.defaultProfile();
    List<EvaluatedRule> rules = profile.map(each -> evaluated(each, job)).orElse(List.of());
    ArrayNode list = result.putArray("rules");
    if (profile.isPresent()) {
      addRules(list, profile.get(), rules, request);
    }
    TrialExchange.Response response = exchange.run(policy, job, request);
    ObjectNode node = result.putObject("response");
    node.put("status", response.status()).put("type", response.type());
    node.set("body", response.body());
    TrialVerdict.of(response.status(), response.body(), rules).addTo(result);
  }

  /** Returns the rules of every owner, because the page is for the policy's operators. */
  private List<EvaluatedRule> evaluated(Profile profile, RunnerJob job) {
    ObjectNode claims = JsonNodeFactory.instance.objectNode();
    job.claims().forEach(claims::put);
    return switch (new SimulatedJob(check.scope().issuers().getFirst()).of(claims)) {
      case SimulatedJob.Reading.Identity(WorkflowIdentity identity) ->
          EvaluatedRule.all(profile, identity);
      // The function's response states why it rejects the token.
      case SimulatedJob.Reading.Impossible impossible -> List.of();
    };
  }

  private static void addRules(
      ArrayNode list, Profile profile, List<EvaluatedRule> rules, TrialRequest request) {
    String file = profile.name() + ".yaml";
    RuleLines lines = RuleLines.of(request.policy().getOrDefault(file, ""));
    for (EvaluatedRule rule : rules) {
      int index = profile.rules().indexOf(rule.rule());
      ObjectNode node = list.addObject().put("file", file).put("line", lines.rule(index));
      rule.addTo(node);
      for (JsonNode condition : node.path("conditions")) {
        String claim = condition.path("claim").asText();
        ((ObjectNode) condition).put("line", lines.condition(index, claim));
      }
    }
  }
}
