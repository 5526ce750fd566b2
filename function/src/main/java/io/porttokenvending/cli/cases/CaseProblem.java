package io.porttokenvending.cli.cases;

import io.porttokenvending.json.Position;

/** One thing wrong with a file of cases, and where. */
record CaseProblem(String file, Position at, String message) {
  @Override
  public String toString() {
    return file + ":" + at.line() + ":" + at.column() + ": " + message;
  }
}
