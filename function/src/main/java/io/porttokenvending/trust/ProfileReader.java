package io.porttokenvending.trust;

import io.porttokenvending.json.StrictYaml;
import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlNode;
import io.porttokenvending.json.YamlReading;
import io.porttokenvending.json.YamlSequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class ProfileReader {
  private ProfileReader() {}

  /** Reads one profile's file; returns empty when the file has a problem. */
  static Optional<Profile> read(String name, byte[] content, PolicyScope scope, Findings findings) {
    return switch (StrictYaml.read(content)) {
      case YamlReading.Malformed(var problems) -> {
        problems.forEach(
            problem -> findings.add(problem.at(), ProblemKind.YAML_SYNTAX, problem.message()));
        yield Optional.empty();
      }
      case YamlReading.Value(YamlMapping root) -> read(name, root, scope, findings);
      case YamlReading.Value(YamlNode root) -> {
        findings.add(
            root, ProblemKind.WRONG_TYPE, "a profile must be a mapping with port and trust");
        yield Optional.empty();
      }
    };
  }

  private static Optional<Profile> read(
      String name, YamlMapping mapping, PolicyScope scope, Findings findings) {
    Section root = new Section("a profile", mapping, findings);
    String description = root.text("description").orElse("");
    Optional<PortSettings> port =
        root.section("port").flatMap(section -> PortSection.read(section, scope));
    if (root.node("port").isEmpty()) {
      findings.add(
          root.at(),
          ProblemKind.MISSING_KEY,
          "port is missing; write a mapping with region and credentials");
    }
    McpSettings mcp =
        root.section("mcp")
            .map(section -> McpSection.read(section, scope))
            .orElse(McpSection.DEFAULT);
    List<Rule> rules = rules(root, scope, findings);
    root.rejectUnknownKeys();
    return port.isPresent() && findings.isEmpty()
        ? Optional.of(
            new Profile(
                name,
                description,
                port.get(),
                mcp,
                rules,
                PolicyVersion.contentHash(mapping, rules)))
        : Optional.empty();
  }

  private static List<Rule> rules(Section root, PolicyScope scope, Findings findings) {
    Optional<YamlNode> trust = root.node("trust");
    if (trust.isEmpty()) {
      findings.add(
          root.at(),
          ProblemKind.MISSING_KEY,
          "trust is missing; write a list of at least one rule");
      return List.of();
    }
    if (!(trust.get() instanceof YamlSequence sequence) || sequence.items().isEmpty()) {
      findings.add(
          trust.get(), ProblemKind.WRONG_TYPE, "trust must be a list of at least one rule");
      return List.of();
    }
    List<Rule> rules = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlNode item : sequence.items()) {
      if (item instanceof YamlMapping mapping) {
        RuleReader.read(mapping, names, scope, findings).ifPresent(rules::add);
      } else {
        findings.add(
            item,
            ProblemKind.WRONG_TYPE,
            "a rule must be a mapping with name, repository_owner_id and repository_id");
      }
    }
    return rules;
  }
}
