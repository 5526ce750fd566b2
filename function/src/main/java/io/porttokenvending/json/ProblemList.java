package io.porttokenvending.json;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The problems of one text, up to a limit, because a binary file would have too many. */
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

  /** Returns whether the limit is exceeded, so that the caller can stop. */
  boolean isFull() {
    return problems.size() > LIMIT;
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  /** Returns the problems by position, without duplicates: the subset and the parser may agree. */
  List<Problem> sorted() {
    return List.copyOf(new TreeSet<>(problems));
  }
}
