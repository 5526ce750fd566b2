package io.porttokenvending.cli.cases;

import io.porttokenvending.cli.UsageException;
import io.porttokenvending.json.Position;
import io.porttokenvending.json.StrictYaml;
import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlNode;
import io.porttokenvending.json.YamlReading;
import io.porttokenvending.json.YamlSequence;
import io.porttokenvending.trust.Findings;
import io.porttokenvending.trust.PolicyProblem;
import io.porttokenvending.trust.ProblemKind;
import io.porttokenvending.trust.TrustPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The cases of a policy.
 *
 * @param cases the cases without problems
 */
record CaseFolder(List<PolicyCase> cases, List<PolicyProblem> problems) {
  private static final Position TOP = new Position(1, 1);

  static CaseFolder read(Path folder, TrustPolicy policy, List<String> issuers) {
    CaseFolder read = new CaseFolder(new ArrayList<>(), new ArrayList<>());
    String prefix = folder.getFileName() + "/";
    try (Stream<Path> files = Files.list(folder)) {
      for (Path path : files.filter(Files::isRegularFile).sorted().toList()) {
        Findings findings = new Findings(prefix + path.getFileName());
        read.add(
            path, new CaseReader(policy, issuers, prefix + path.getFileName(), findings), findings);
      }
    } catch (IOException e) {
      throw new UsageException(
          folder + " cannot be read; it must be a readable folder of case files");
    }
    if (read.cases.isEmpty() && read.problems.isEmpty()) {
      Findings findings = new Findings(prefix);
      findings.add(
          TOP, ProblemKind.NO_PROFILE, "no *.yaml file in this folder contains a case; add one");
      read.problems.addAll(findings.problems());
    }
    return read;
  }

  private void add(Path path, CaseReader reader, Findings findings) {
    if (path.toString().endsWith(".yml")) {
      findings.add(
          TOP,
          ProblemKind.FILE_NAME,
          "the name of a case file must end in .yaml; rename this file");
    } else if (path.toString().endsWith(".yaml")) {
      try {
        addAll(Files.readAllBytes(path), reader, findings);
      } catch (IOException e) {
        findings.add(TOP, ProblemKind.UNREADABLE, "the file cannot be read");
      }
    }
    problems.addAll(findings.problems().stream().sorted().toList());
  }

  private void addAll(byte[] content, CaseReader reader, Findings findings) {
    switch (StrictYaml.read(content)) {
      case YamlReading.Malformed(var found) ->
          found.forEach(each -> findings.add(each.at(), ProblemKind.YAML_SYNTAX, each.message()));
      case YamlReading.Value(YamlSequence list) -> {
        if (list.items().isEmpty()) {
          findings.add(list, "this file contains no case; add one, or delete the file");
        }
        for (YamlNode item : list.items()) {
          if (item instanceof YamlMapping mapping) {
            reader.read(mapping).ifPresent(cases::add);
          } else {
            findings.add(item, ProblemKind.WRONG_TYPE, "a case must be a mapping");
          }
        }
      }
      case YamlReading.Value(YamlNode root) ->
          findings.add(root, ProblemKind.WRONG_TYPE, "a case file must contain a list of cases");
    }
  }
}
