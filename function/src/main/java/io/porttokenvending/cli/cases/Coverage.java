package io.porttokenvending.cli.cases;

import io.porttokenvending.trust.Decision;
import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.TrustPolicy;
import io.porttokenvending.trust.WorkflowIdentity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the cases have shown of a policy, rule by rule. */
final class Coverage {
  private final Map<String, List<RuleCoverage>> rules = new LinkedHashMap<>();

  Coverage(TrustPolicy policy, boolean severalIssuers) {
    policy
        .profiles()
        .forEach((name, profile) ->
            rules.put(
                name,
                profile.rules().stream()
                    .map(rule -> new RuleCoverage(name, rule, severalIssuers))
                    .toList()));
  }

  void add(Decision decision, WorkflowIdentity identity) {
    switch (decision) {
      case Decision.Granted(Profile profile, String by) ->
          of(profile).stream()
              .filter(rule -> rule.rule().equals(by))
              .forEach(RuleCoverage::granted);
      case Decision.Denied denied ->
          denied.profile().ifPresent(profile -> of(profile).forEach(rule -> rule.denied(identity)));
    }
  }

  List<RuleCoverage.Gap> gaps() {
    List<RuleCoverage.Gap> gaps = new ArrayList<>();
    all().forEach(rule -> gaps.addAll(rule.gaps()));
    return gaps;
  }

  int rules() {
    return all().size();
  }

  int granted() {
    return (int) all().stream().filter(RuleCoverage::isGranted).count();
  }

  int conditions() {
    return all().stream().mapToInt(RuleCoverage::conditions).sum();
  }

  int refused() {
    return all().stream().mapToInt(RuleCoverage::refused).sum();
  }

  private List<RuleCoverage> of(Profile profile) {
    return rules.getOrDefault(profile.name(), List.of());
  }

  private List<RuleCoverage> all() {
    return rules.values().stream().flatMap(List::stream).toList();
  }
}
