package io.porttokenvending.cli;

/** Exit codes of the {@code policy} command. */
public final class ExitCode {
  public static final int SUCCESS = 0;
  public static final int FINDINGS = 1;
  public static final int USAGE = 2;

  private ExitCode() {}
}
