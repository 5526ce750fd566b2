package io.porttokenvending.mcp;

/** How an agent's configuration refers to an environment variable. */
enum EnvSyntax {
  /** <code>${NAME}</code>. */
  BRACES("${", "}"),
  /** <code>${env:NAME}</code>. */
  ENV_BRACES("${env:", "}"),
  /** <code>{env:NAME}</code>. */
  BARE_ENV("{env:", "}"),
  /** <code>${{ secrets.NAME }}</code>. */
  SECRETS("${{ secrets.", " }}"),
  /** Only the name, in a member of the file that takes nothing else. */
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
      throw new IllegalStateException("nothing can refer to " + variable);
    }
    return before + variable + after;
  }
}
