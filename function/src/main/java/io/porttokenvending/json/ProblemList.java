package io.porttokenvending.json;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The problems of one text, up to a limit, so that a binary file does not fill the memory. */
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

  /** Returns whether the limit is exceeded, so that the search can end. */
  boolean isFull() {
    return problems.size() > LIMIT;
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  /** Returns the problems by position, each once: a refused token can also stop the parser. */
  List<Problem> sorted() {
    return List.copyOf(new TreeSet<>(problems));
  }
}
