package io.porttokenvending.cli;

/** Exit codes of the command. */
public final class ExitCode {
  public static final int GOOD = 0;
  public static final int FINDINGS = 1;
  public static final int USAGE = 2;

  private ExitCode() {}
}
