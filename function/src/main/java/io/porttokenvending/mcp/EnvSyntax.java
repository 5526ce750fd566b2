package io.porttokenvending.mcp;

/** An agent's syntax for a reference to an environment variable. */
enum EnvSyntax {
  /** <code>${NAME}</code>. */
  BRACES("${", "}"),
  /** <code>${env:NAME}</code>. */
  ENV_BRACES("${env:", "}"),
  /** <code>{env:NAME}</code>. */
  BARE_ENV("{env:", "}"),
  /** <code>${{ secrets.NAME }}</code>. */
  SECRETS("${{ secrets.", " }}"),
  /** The variable's name alone, as the value of a dedicated member. */
  NAME("", ""),
  NONE("", "");

  private final String before;
  private final String after;

  EnvSyntax(String before, String after) {
    this.before = before;
    this.after = after;
  }

  String reference(String variable) {
    if (this == NONE) {
      throw new IllegalStateException("this agent cannot refer to " + variable);
    }
    return before + variable + after;
  }
}
