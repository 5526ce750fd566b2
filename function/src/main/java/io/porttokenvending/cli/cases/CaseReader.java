package io.porttokenvending.cli.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.cli.explain.Codes;
import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlNode;
import io.porttokenvending.trust.DenialReason;
import io.porttokenvending.trust.TrustPolicy;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one case. */
final class CaseReader {
  private final TrustPolicy policy;
  private final List<String> issuers;

  CaseReader(TrustPolicy policy, List<String> issuers) {
    this.policy = policy;
    this.issuers = issuers;
  }

  /**
   * The case, or empty when there is anything wrong with it.
   *
   * @param names those of the file's cases before it; its own is added
   */
  Optional<PolicyCase> read(
      String file, YamlMapping mapping, Set<String> names, List<CaseProblem> problems) {
    CaseSection section = new CaseSection(file, mapping);
    Optional<String> name = name(section, names);
    Optional<String> profile = profile(section);
    Optional<String> issuer = issuer(section);
    Optional<YamlNode> claimsNode = section.required("claims", "what the job's token says");
    Optional<ObjectNode> claims = claimsNode.map(new ClaimsReader(section)::read);
    Optional<Expectation> expectation = expectation(section);
    section.refuseOthers();
    section.problems().stream()
        .sorted(Comparator.comparing(CaseProblem::at))
        .forEach(problems::add);
    if (!section.problems().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new PolicyCase(
            file,
            section.at(),
            name.orElseThrow(),
            profile,
            claims.orElseThrow().put("iss", issuer.orElseGet(issuers::getFirst)),
            claimsNode.orElseThrow().at(),
            expectation.orElseThrow()));
  }

  private static Optional<String> name(CaseSection section, Set<String> names) {
    Optional<YamlNode> node = section.required("name", "what the case shows");
    Optional<String> name = node.flatMap(value -> section.text("name", value));
    if (name.isPresent() && !names.add(name.get())) {
      section.problem(
          node.orElseThrow().at(), "two cases of this file are called '" + name.get() + "'");
    }
    return name;
  }

  /**
   * A profile that is not there denies everybody: a misspelt one would make refusals look right.
   */
  private Optional<String> profile(CaseSection section) {
    Optional<String> profile = section.text("profile");
    if (profile.isPresent() && !policy.profiles().containsKey(profile.get())) {
      section.problem(
          section.node("profile").orElseThrow().at(),
          "there is no profile '"
              + profile.get()
              + "'; there are "
              + String.join(", ", policy.profiles().keySet()));
    }
    return profile;
  }

  private Optional<String> issuer(CaseSection section) {
    Optional<String> issuer = section.text("issuer");
    if (issuer.isPresent() && !issuers.contains(issuer.get())) {
      section.problem(
          section.node("issuer").orElseThrow().at(),
          "no --issuer names this issuer; its tokens would be refused before the policy is asked");
    }
    return issuer;
  }

  private static Optional<Expectation> expectation(CaseSection section) {
    Optional<YamlNode> node = section.required("expect", "granted or denied");
    Optional<String> expect = node.flatMap(value -> section.text("expect", value));
    Optional<String> rule = section.text("rule");
    Optional<DenialReason> code = section.text("code").flatMap(text -> reason(section, text));
    if (expect.isEmpty()) {
      return Optional.empty();
    }
    return switch (expect.get()) {
      case "granted" -> {
        section
            .node("code")
            .ifPresent(at -> section.problem(at.at(), "a grant has no code; write rule instead"));
        yield Optional.of(new Expectation.Granted(rule));
      }
      case "denied" -> {
        section
            .node("rule")
            .ifPresent(at -> section.problem(at.at(), "no rule denies; write code instead"));
        yield Optional.of(new Expectation.Denied(code));
      }
      default -> {
        section.problem(node.orElseThrow().at(), "expect must be granted or denied");
        yield Optional.empty();
      }
    };
  }

  private static Optional<DenialReason> reason(CaseSection section, String code) {
    Optional<DenialReason> reason =
        Arrays.stream(DenialReason.values())
            .filter(each -> Codes.of(each).equals(code))
            .findFirst();
    if (reason.isEmpty()) {
      section.problem(
          section.node("code").orElseThrow().at(),
          "code must be one of "
              + String.join(", ", Arrays.stream(DenialReason.values()).map(Codes::of).toList()));
    }
    return reason;
  }
}
