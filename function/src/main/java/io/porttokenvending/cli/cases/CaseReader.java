package io.porttokenvending.cli.cases;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.cli.explain.Verdict;
import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlNode;
import io.porttokenvending.json.YamlScalar;
import io.porttokenvending.trust.ClaimKind;
import io.porttokenvending.trust.ClaimSynonym;
import io.porttokenvending.trust.Decision.DenialReason;
import io.porttokenvending.trust.Findings;
import io.porttokenvending.trust.GitHubClaims;
import io.porttokenvending.trust.ProblemKind;
import io.porttokenvending.trust.Section;
import io.porttokenvending.trust.TrustPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the cases of one file. A misspelled name is an error, because the job would then be denied
 * for the wrong reason.
 */
final class CaseReader {
  private static final List<String> CODES =
      Arrays.stream(DenialReason.values()).map(Verdict::code).toList();

  private final TrustPolicy policy;
  private final List<String> issuers;
  private final String file;
  private final Findings findings;
  private final Set<String> names = new HashSet<>();

  CaseReader(TrustPolicy policy, List<String> issuers, String file, Findings findings) {
    this.policy = policy;
    this.issuers = issuers;
    this.file = file;
    this.findings = findings;
  }

  /** Returns the case; empty if it has a problem. */
  Optional<PolicyCase> read(YamlMapping mapping) {
    int problems = findings.problems().size();
    Section section = new Section("a case", mapping, findings);
    Optional<String> name =
        required(section, "name", "describe what the case tests").flatMap(this::name);
    Optional<String> profile = profile(section);
    Optional<String> issuer = issuer(section);
    Optional<YamlNode> claimsNode =
        required(section, "claims", "list the claims of the job's token");
    Optional<ObjectNode> claims = claimsNode.map(this::claims);
    Optional<YamlNode> expect = required(section, "expect", "write granted or denied");
    Optional<String> rule = section.text("rule");
    Optional<String> code = section.text("code");
    Optional<Verdict> expected = expect.flatMap(node -> expected(node, rule, code, section));
    section.rejectUnknownKeys();
    if (findings.problems().size() > problems) {
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
            expected.orElseThrow()));
  }

  private Optional<YamlNode> required(Section section, String key, String why) {
    Optional<YamlNode> node = section.node(key);
    if (node.isEmpty()) {
      findings.add(section.at(), ProblemKind.MISSING_KEY, key + " is missing: " + why);
    }
    return node;
  }

  private Optional<String> name(YamlNode node) {
    Optional<String> name = Section.string(node, "name", findings);
    if (name.isPresent() && !names.add(name.get())) {
      findings.add(
          node,
          ProblemKind.DUPLICATE,
          "two cases in this file have the name " + Findings.quote(name.get()) + "; rename one");
    }
    return name;
  }

  private Optional<String> profile(Section section) {
    Set<String> profiles = policy.profiles().keySet();
    return section
        .text("profile")
        .map(profile -> {
          if (!profiles.contains(profile)) {
            String known = "; expected one of " + String.join(", ", profiles);
            add(section, "profile", "unknown profile " + Findings.quote(profile) + known);
          }
          return profile;
        });
  }

  private Optional<String> issuer(Section section) {
    Optional<String> issuer = section.text("issuer");
    if (issuer.isPresent() && !issuers.contains(issuer.get())) {
      add(
          section,
          "issuer",
          "this issuer is not trusted, so the function rejects its tokens; use a trusted issuer, or"
              + " add this one with --issuer");
    }
    return issuer;
  }

  private Optional<Verdict> expected(
      YamlNode node, Optional<String> rule, Optional<String> code, Section section) {
    if (code.isPresent() && !CODES.contains(code.get())) {
      add(section, "code", "code must be one of " + String.join(", ", CODES));
    }
    switch (Section.string(node, "expect", findings).orElse("")) {
      case "" -> {}
      case "granted" -> {
        add(section, "code", "a grant has no code; write rule instead");
        return Optional.of(new Verdict(true, rule));
      }
      case "denied" -> {
        add(section, "rule", "a denial has no rule; write code instead");
        return Optional.of(new Verdict(false, code));
      }
      default -> findings.add(node, "expect must be granted or denied");
    }
    return Optional.empty();
  }

  /** Reports a problem with a key, if the key is present. */
  private void add(Section section, String key, String message) {
    section.node(key).ifPresent(node -> findings.add(node, message));
  }

  private ObjectNode claims(YamlNode node) {
    ObjectNode claims = JsonNodeFactory.instance.objectNode();
    if (!(node instanceof YamlMapping mapping)) {
      findings.add(node, "claims must be a mapping of claim names to values");
      return claims;
    }
    for (YamlMapping.Entry entry : mapping.entries()) {
      kind(entry.key())
          .flatMap(kind -> value(entry, kind))
          .ifPresent(value -> claims.put(entry.key().text(), value));
    }
    return claims;
  }

  private Optional<ClaimKind> kind(YamlScalar key) {
    Optional<ClaimKind> kind =
        key.text().equals("sub") ? Optional.of(ClaimKind.TEXT) : GitHubClaims.kindOf(key.text());
    if (kind.isEmpty()) {
      switch (key.text()) {
        case "iss" -> unknown(key, "iss cannot be set here; write issuer next to claims");
        case "aud", "exp", "iat", "nbf", "jti" ->
            unknown(key, "a policy does not evaluate " + key.text() + "; remove it");
        default -> {
          List<String> known = new ArrayList<>(GitHubClaims.names());
          known.add("sub");
          String message = "unknown claim " + Findings.quote(key.text());
          ClaimSynonym.report(key, message, known, findings);
        }
      }
    }
    return kind;
  }

  private void unknown(YamlScalar key, String message) {
    findings.add(key, ProblemKind.UNKNOWN_KEY, message);
  }

  /** Accepts an id without quotes, and an empty string, because GitHub sends some claims empty. */
  private Optional<String> value(YamlMapping.Entry entry, ClaimKind kind) {
    if (entry.value() instanceof YamlScalar scalar
        && (scalar.text().isEmpty()
            ? scalar.kind() == YamlScalar.Kind.QUOTED
            : kind == ClaimKind.ID && scalar.kind() == YamlScalar.Kind.INTEGER)) {
      return Optional.of(scalar.text());
    }
    return Section.string(entry.value(), entry.key().text(), findings);
  }
}
