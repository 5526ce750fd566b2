package io.porttokenvending.json;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Gathers the problems of one text, up to a limit that keeps a binary file from filling memory. */
final class ProblemList {
  static final int LIMIT = 1000;

  private final List<Problem> problems = new ArrayList<>();

  void add(Position at, String message) {
    if (problems.size() < LIMIT) {
      problems.add(new Problem(at, message));
    } else if (problems.size() == LIMIT) {
      problems.add(new Problem(at, "more than " + LIMIT + " problems; the others are not listed"));
    }
  }

  /** Whether the limit is passed, so that looking for more is in vain. */
  boolean isFull() {
    return problems.size() > LIMIT;
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  /** By position, each once: what a token was refused for can stop the parser there as well. */
  List<Problem> sorted() {
    return List.copyOf(new TreeSet<>(problems));
  }
}
