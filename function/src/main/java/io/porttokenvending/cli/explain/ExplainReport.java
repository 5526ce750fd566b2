package io.porttokenvending.cli.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.cli.PrintableText;
import io.porttokenvending.cli.Terminal;
import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.TrustPolicy;
import io.porttokenvending.trust.WorkflowIdentity;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Result of {@code policy explain}.
 *
 * @param profiles empty if the token is rejected
 */
record ExplainReport(String policyVersion, Subject subject, List<ProfileVerdict> profiles) {
  private static final int MAX_OTHER_RULES = 10;

  static ExplainReport of(TrustPolicy policy, Collection<Profile> profiles, Subject subject) {
    List<ProfileVerdict> verdicts =
        switch (subject) {
          case Subject.Job(var evidence, var identity) ->
              profiles.stream().map(each -> ProfileVerdict.of(policy, each, identity)).toList();
          case Subject.Rejected rejected -> List.of();
        };
    return new ExplainReport(policy.version(), subject, verdicts);
  }

  boolean isGranted() {
    return profiles.stream().anyMatch(profile -> profile.verdict().granted());
  }

  /**
   * Prints the nearest rule of each profile in full, and one line for each of the others.
   *
   * @param all prints every rule in full
   */
  void print(Terminal out, boolean all) {
    Subject.Evidence evidence = subject.evidence();
    boolean verified = evidence.signature() == Subject.Signature.VERIFIED;
    String first = evidence.remarks().getFirst();
    out.println(verified ? first : out.colored(false, first));
    evidence.remarks().stream().skip(1).forEach(out::println);
    if (subject instanceof Subject.Rejected(var _, String code, String detail)) {
      out.println(
          out.colored(false, "denied")
              + " before the policy is evaluated, "
              + code
              + ": "
              + detail);
    }
    profiles.forEach(profile -> profile.print(out, all));
    out.println("");
    out.println("policy " + policyVersion);
  }

  ObjectNode json() {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("signature", subject.evidence().signature().text);
    report.put("policy_version", policyVersion);
    report.put("verdict", isGranted() ? "granted" : "denied");
    if (subject instanceof Subject.Rejected(var evidence, String code, String detail)) {
      report.put("code", code).put("detail", detail);
    }
    ArrayNode remarks = report.putArray("remarks");
    subject.evidence().remarks().forEach(remarks::add);
    ArrayNode list = report.putArray("profiles");
    profiles.forEach(profile -> profile.addTo(list.addObject(), policyVersion));
    return report;
  }

  /** The verdict of one profile. */
  private record ProfileVerdict(String profile, Verdict verdict, List<EvaluatedRule> rules) {
    static ProfileVerdict of(TrustPolicy policy, Profile profile, WorkflowIdentity identity) {
      return new ProfileVerdict(
          profile.name(),
          Verdict.of(policy.decide(identity, Optional.of(profile.name()))),
          EvaluatedRule.all(profile, identity));
    }

    void print(Terminal out, boolean all) {
      out.println("");
      out.println(
          "profile %s: %s%s"
              .formatted(
                  profile, out.colored(verdict.granted(), verdict.word()), verdict.suffix()));
      List<EvaluatedRule> decisiveFirst =
          rules.stream()
              .sorted(Comparator.comparing(rule -> !verdict.detail().equals(grantedBy(rule))))
              .toList();
      int full = all ? rules.size() : 1;
      for (EvaluatedRule rule : decisiveFirst.subList(0, full)) {
        out.println("  rule " + PrintableText.value(rule.name()));
        rule.print(out, false);
      }
      List<EvaluatedRule> others = decisiveFirst.subList(full, rules.size());
      others.stream().limit(MAX_OTHER_RULES).map(ProfileVerdict::brief).forEach(out::println);
      if (others.size() > MAX_OTHER_RULES) {
        out.println("  and " + (others.size() - MAX_OTHER_RULES) + " more rules; --all shows them");
      }
    }

    private Optional<String> grantedBy(EvaluatedRule rule) {
      return verdict.granted() ? Optional.of(rule.name()) : Optional.empty();
    }

    private static String brief(EvaluatedRule rule) {
      return "  rule "
          + PrintableText.value(rule.name())
          + (rule.verdict().holds()
              ? " also matches"
              : " fails on " + String.join(", ", rule.failing()));
    }

    void addTo(ObjectNode node, String policyVersion) {
      node.put("verdict", verdict.word())
          .put("code", verdict.granted() ? "granted" : verdict.detail().orElseThrow())
          .put("profile", profile)
          .put("policy_version", policyVersion);
      if (verdict.granted()) {
        node.put("rule", verdict.detail().orElseThrow());
      }
      ArrayNode list = node.putArray("rules");
      rules.forEach(rule -> rule.addTo(list.addObject()));
    }
  }
}
