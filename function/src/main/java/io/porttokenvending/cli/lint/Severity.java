package io.porttokenvending.cli.lint;

/** How bad a finding is. */
public enum Severity {
  /** The function does not start with such a policy. */
  ERROR("error"),
  /** The function starts, and the policy says something that is seldom meant. */
  WARNING("warning");

  private final String word;

  Severity(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }
}
