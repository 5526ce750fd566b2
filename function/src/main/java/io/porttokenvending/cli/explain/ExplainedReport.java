package io.porttokenvending.cli.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The answer for programs: for each profile what the function's explain says, and more. */
final class ExplainedReport {
  private ExplainedReport() {}

  static ObjectNode of(Explained explained) {
    Subject subject = explained.subject();
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("signature", subject.evidence().signature().text());
    report.put("policy_version", explained.policyVersion());
    report.put("verdict", verdict(explained.isGranted()));
    if (subject instanceof Subject.Refused(var evidence, String code, String detail)) {
      report.put("code", code).put("detail", detail);
    }
    ArrayNode remarks = report.putArray("remarks");
    subject.evidence().remarks().forEach(remarks::add);
    ArrayNode profiles = report.putArray("profiles");
    explained
        .profiles()
        .forEach(each -> add(each, explained.policyVersion(), profiles.addObject()));
    return report;
  }

  private static void add(ProfileVerdict verdict, String policyVersion, ObjectNode node) {
    node.put("verdict", verdict(verdict.isGranted()))
        .put("code", Codes.of(verdict.decision()))
        .put("profile", verdict.profile().name())
        .put("policy_version", policyVersion);
    verdict.grantedBy().ifPresent(rule -> node.put("rule", rule));
    ArrayNode rules = node.putArray("rules");
    verdict.rules().forEach(rule -> RuleDocument.add(rule, rules.addObject()));
  }

  private static String verdict(boolean granted) {
    return granted ? "granted" : "denied";
  }
}
