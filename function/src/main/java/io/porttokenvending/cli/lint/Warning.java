package io.porttokenvending.cli.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a policy that loads is warned about, by a name that pipelines may rely on. */
public enum Warning {
  /** {@code repository_id: any} in a profile whose client can write. */
  UNPINNED_WRITER("unpinned-writer"),
  /** An environment without a ref: whoever may push a branch may deploy to many of them. */
  ENVIRONMENT_WITHOUT_REF("environment-without-ref"),
  /** An event that outsiders can cause. */
  OUTSIDER_EVENT("outsider-event"),
  /** An event that GitHub is not known to have. */
  UNKNOWN_EVENT("unknown-event"),
  /** A value that no token ever has. */
  NEVER_MATCHES("never-matches"),
  /** A regular expression, shell glob or negation, of which no character is special. */
  PATTERN_SYNTAX("pattern-syntax"),
  /** An id of the samples, which GitHub cannot assign. */
  SAMPLE_ID("sample-id"),
  /** A character that nobody sees, and that can make a file read other than it is. */
  INVISIBLE_CHARACTER("invisible-character"),
  /** One id with two names, or one name with two ids. */
  INCONSISTENT_NAMES("inconsistent-names"),
  /** A rule that lets in nobody whom another rule does not let in. */
  SUPERFLUOUS_RULE("superfluous-rule"),
  /** A tool that Port is not known to have. */
  UNKNOWN_TOOL("unknown-tool"),
  /** A server without an allow-list of tools. */
  NO_TOOLS("no-tools"),
  /** A tool whose name some agent makes longer than its model may accept. */
  LONG_TOOL_NAME("long-tool-name"),
  /** A tool that writes, which the read-only mode takes away. */
  WRITING_TOOL_READ_ONLY("writing-tool-read-only"),
  /** Actions that nothing can run. */
  NEEDLESS_ACTIONS("needless-actions"),
  /** A header that promises a credential and has its value in the policy. */
  LITERAL_CREDENTIAL("literal-credential"),
  /** One secret for profiles of different trust. */
  SHARED_CREDENTIALS("shared-credentials");

  private final String code;

  Warning(String code) {
    this.code = code;
  }

  /** In kebab case. */
  public String code() {
    return code;
  }

  public static Optional<Warning> of(String code) {
    return Arrays.stream(values()).filter(warning -> warning.code.equals(code)).findFirst();
  }

  /** Every code. */
  public static List<String> codes() {
    return Arrays.stream(values()).map(Warning::code).toList();
  }
}
