package io.porttokenvending.trust;

import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlNode;
import io.porttokenvending.json.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one rule of a profile's {@code trust} list. */
public final class RuleReader {
  private final YamlMapping mapping;
  private final PolicyScope scope;
  private final Findings findings;
  private final ConditionReader conditions;

  private RuleReader(YamlMapping mapping, PolicyScope scope, Findings findings) {
    this.mapping = mapping;
    this.scope = scope;
    this.findings = findings;
    this.conditions = new ConditionReader(findings);
  }

  /** Reads a rule of a file that was already checked. */
  public static Optional<Rule> read(YamlMapping mapping, PolicyScope scope) {
    return read(mapping, new HashSet<>(), scope, new Findings(""));
  }

  /**
   * Reads a rule; returns empty when it has a problem.
   *
   * @param names names of the previous rules; the rule's own name is added
   */
  static Optional<Rule> read(
      YamlMapping mapping, Set<String> names, PolicyScope scope, Findings findings) {
    return new RuleReader(mapping, scope, findings).read(names);
  }

  private Optional<Rule> read(Set<String> names) {
    Optional<String> name = name(names);
    Optional<String> issuer = issuer();
    Optional<Set<String>> ownerIds =
        required("repository_owner_id", "write the owner's numeric id")
            .flatMap(node -> conditions.ids("repository_owner_id", node, Optional.empty()));
    Optional<YamlNode> repositoryIds =
        required("repository_id", "write any, one id, or a list of ids");
    boolean anyRepository = repositoryIds.map(RuleReader::isAny).orElse(false);
    Optional<Set<String>> listed =
        anyRepository
            ? Optional.empty()
            : repositoryIds.flatMap(
                node -> conditions.ids("repository_id", node, suggestAny(node)));
    Optional<Set<String>> events =
        value("event_name").flatMap(node -> conditions.exact(node, "event_name"));
    List<Condition> others = others();
    return name.isPresent()
            && issuer.isPresent()
            && ownerIds.isPresent()
            && (anyRepository || listed.isPresent())
        ? Optional.of(
            new Rule(
                name.get(), issuer.get(), ownerIds.get(), listed, new EventGate(events), others))
        : Optional.empty();
  }

  private Optional<String> name(Set<String> names) {
    Optional<YamlNode> node = required("name", "write a name that is unique in the profile");
    Optional<String> name = node.flatMap(value -> Section.string(value, "name", findings));
    if (node.isPresent() && name.isPresent() && !names.add(name.get())) {
      findings.add(
          node.get(),
          ProblemKind.DUPLICATE,
          "two rules are named " + Findings.quote(name.get()) + "; rename one");
    }
    return name;
  }

  private Optional<String> issuer() {
    Optional<YamlNode> node = value("issuer");
    if (node.isEmpty()) {
      if (scope.issuers().size() == 1) {
        return Optional.of(scope.issuers().getFirst());
      }
      findings.add(
          mapping,
          ProblemKind.MISSING_KEY,
          "issuer is missing; OIDC_ISSUERS lists several, so write one of them");
      return Optional.empty();
    }
    Optional<String> issuer = Section.string(node.get(), "issuer", findings);
    if (issuer.isPresent() && !scope.issuers().contains(issuer.get())) {
      findings.add(
          node.get(),
          ProblemKind.ISSUER_NOT_LISTED,
          "issuer is not trusted; add it to OIDC_ISSUERS, or write one that is listed there",
          NearestName.of(issuer.get(), scope.issuers()));
    }
    return issuer;
  }

  private List<Condition> others() {
    List<Condition> others = new ArrayList<>();
    for (YamlMapping.Entry entry : mapping.entries()) {
      String key = entry.key().text();
      switch (key) {
        case "name", "issuer", "repository_owner_id", "repository_id", "event_name" -> {}
        default -> {
          Optional<ClaimKind> kind = GitHubClaims.kindOf(key);
          if (kind.isPresent()) {
            conditions.read(key, kind.get(), entry.value()).ifPresent(others::add);
          } else if (GitHubClaims.REGISTERED.contains(key)) {
            findings.add(
                entry.key(),
                ProblemKind.UNKNOWN_KEY,
                key
                    + " cannot be a key of a rule, because it is verified for every token; use the"
                    + " claims that identify the job");
          } else {
            unknown(entry.key());
          }
        }
      }
    }
    return others;
  }

  private void unknown(YamlScalar key) {
    List<String> known = new ArrayList<>(List.of("name", "issuer"));
    known.addAll(GitHubClaims.names());
    if (Negation.isKey(key.text())) {
      findings.add(key, ProblemKind.UNKNOWN_KEY, Negation.ofKey(key.text(), known));
      return;
    }
    String message = "unknown key " + Findings.quote(key.text()) + " in a rule";
    ClaimSynonym.report(key, message, known, findings);
  }

  private Optional<YamlNode> required(String key, String remedy) {
    Optional<YamlNode> node = value(key);
    if (node.isEmpty()) {
      findings.add(mapping, ProblemKind.MISSING_KEY, key + " is missing; " + remedy);
    }
    return node;
  }

  private static Optional<String> suggestAny(YamlNode node) {
    if (!(node instanceof YamlScalar scalar)) {
      return Optional.empty();
    }
    return switch (scalar.text()) {
      case "*", "**", "all" -> Optional.of("any");
      default -> NearestName.of(scalar.text(), List.of("any"));
    };
  }

  private Optional<YamlNode> value(String key) {
    return mapping.entry(key).map(YamlMapping.Entry::value);
  }

  private static boolean isAny(YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.text().equals("any");
  }
}
