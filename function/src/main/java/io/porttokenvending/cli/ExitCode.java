package io.porttokenvending.cli;

/** How the command ends, for pipelines. */
final class ExitCode {
  static final int GOOD = 0;
  static final int FINDINGS = 1;
  static final int USAGE = 2;

  private ExitCode() {}
}
