package io.porttokenvending.cli.cases;

import io.porttokenvending.cli.UsageException;
import io.porttokenvending.json.Position;
import io.porttokenvending.json.StrictYaml;
import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlNode;
import io.porttokenvending.json.YamlReading;
import io.porttokenvending.json.YamlSequence;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Reads the folder of cases beside a policy's profiles. */
final class CaseFolder {
  private static final Position TOP = new Position(1, 1);

  private final CaseReader reader;
  private final List<CaseProblem> problems = new ArrayList<>();
  private final List<PolicyCase> cases = new ArrayList<>();

  private CaseFolder(CaseReader reader) {
    this.reader = reader;
  }

  /** The good cases, and what is wrong with the others. */
  record Reading(List<PolicyCase> cases, List<CaseProblem> problems) {}

  static Reading read(Path folder, CaseReader reader) {
    TreeMap<String, Path> files = new TreeMap<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isRegularFile)) {
      entries.forEach(entry -> files.put(String.valueOf(entry.getFileName()), entry));
    } catch (IOException e) {
      throw new UsageException(folder + " cannot be read: it holds the cases");
    }
    CaseFolder reading = new CaseFolder(reader);
    files.forEach((name, path) -> reading.file(folder.getFileName() + "/" + name, path));
    if (reading.cases.isEmpty() && reading.problems.isEmpty()) {
      reading.problem(folder.getFileName() + "/", TOP, "no *.yaml file here holds a case");
    }
    return new Reading(List.copyOf(reading.cases), List.copyOf(reading.problems));
  }

  private void file(String file, Path path) {
    if (file.endsWith(".yml")) {
      problem(file, TOP, "cases end in .yaml; rename this file");
      return;
    }
    if (!file.endsWith(".yaml")) {
      return;
    }
    byte[] content;
    try {
      content = Files.readAllBytes(path);
    } catch (IOException e) {
      problem(file, TOP, "the file cannot be read");
      return;
    }
    switch (StrictYaml.read(content)) {
      case YamlReading.Malformed(var found) ->
          found.forEach(each -> problem(file, each.at(), each.message()));
      case YamlReading.Value(YamlSequence list) -> list(file, list);
      case YamlReading.Value(YamlNode root) ->
          problem(file, root.at(), "a file of cases must be a list of them");
    }
  }

  private void list(String file, YamlSequence list) {
    if (list.items().isEmpty()) {
      problem(file, list.at(), "a file of cases holds at least one");
    }
    Set<String> names = new HashSet<>();
    for (YamlNode item : list.items()) {
      if (item instanceof YamlMapping mapping) {
        reader.read(file, mapping, names, problems).ifPresent(cases::add);
      } else {
        problem(file, item.at(), "a case must be a mapping");
      }
    }
  }

  private void problem(String file, Position at, String message) {
    problems.add(new CaseProblem(file, at, message));
  }
}
