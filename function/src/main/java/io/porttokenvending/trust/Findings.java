package io.porttokenvending.trust;

import io.porttokenvending.json.Position;
import io.porttokenvending.json.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the problems of one policy file, and the secrets that are compared across files. */
public final class Findings {
  private static final int MAX_QUOTE = 60;

  private final String file;
  private final List<PolicyProblem> problems = new ArrayList<>();
  private final List<NamedSecret> portCredentials = new ArrayList<>();
  private final List<NamedSecret> headerSecrets = new ArrayList<>();

  public Findings(String file) {
    this.file = file;
  }

  /** A secret that the file names. */
  record NamedSecret(String file, Position at, String id) {}

  void portCredentials(Position at, String id) {
    portCredentials.add(new NamedSecret(file, at, id));
  }

  void headerSecret(Position at, String id) {
    headerSecrets.add(new NamedSecret(file, at, id));
  }

  List<NamedSecret> portCredentials() {
    return List.copyOf(portCredentials);
  }

  List<NamedSecret> headerSecrets() {
    return List.copyOf(headerSecrets);
  }

  public void add(Position at, ProblemKind kind, String message) {
    add(at, kind, message, Optional.empty());
  }

  void add(Position at, ProblemKind kind, String message, Optional<String> suggestion) {
    problems.add(new PolicyProblem(file, at, kind, message, suggestion));
  }

  public void add(YamlNode node, ProblemKind kind, String message) {
    add(node.at(), kind, message);
  }

  void add(YamlNode node, ProblemKind kind, String message, Optional<String> suggestion) {
    add(node.at(), kind, message, suggestion);
  }

  /** Adds an invalid value. */
  public void add(YamlNode node, String message) {
    add(node.at(), ProblemKind.INVALID_VALUE, message);
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  public List<PolicyProblem> problems() {
    return List.copyOf(problems);
  }

  /** Returns whether a text is short enough to quote in full. */
  static boolean isShort(String text) {
    return text.length() <= MAX_QUOTE;
  }

  /** Quotes a text from the file for a message, truncated if it is long. */
  public static String quote(String text) {
    return isShort(text) ? "'" + text + "'" : "'" + text.substring(0, MAX_QUOTE) + "…'";
  }
}
