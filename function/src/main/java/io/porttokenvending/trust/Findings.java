package io.porttokenvending.trust;

import io.porttokenvending.json.Position;
import io.porttokenvending.json.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** The problems of one policy file, gathered while it is read. */
final class Findings {
  private static final int LONGEST_QUOTE = 60;

  private final String file;
  private final List<PolicyProblem> problems = new ArrayList<>();

  Findings(String file) {
    this.file = file;
  }

  void add(Position at, String message) {
    problems.add(new PolicyProblem(file, at, message));
  }

  void add(YamlNode node, String message) {
    add(node.at(), message);
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  List<PolicyProblem> problems() {
    return List.copyOf(problems);
  }

  /** A piece of the file for a message, cut where it is long. */
  static String quote(String text) {
    return text.length() <= LONGEST_QUOTE
        ? "'" + text + "'"
        : "'" + text.substring(0, LONGEST_QUOTE) + "…'";
  }
}
