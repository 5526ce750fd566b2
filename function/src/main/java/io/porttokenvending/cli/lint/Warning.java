package io.porttokenvending.cli.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Kinds of warnings about a policy that loads. Pipelines may rely on their codes. */
public enum Warning {
  /** {@code repository_id: any} in a profile whose client can write. */
  UNPINNED_WRITER,
  /** An environment without a ref: many environments accept deployments from any branch. */
  ENVIRONMENT_WITHOUT_REF,
  /** An event that people without rights to the repository can cause. */
  OUTSIDER_EVENT,
  /** An event that GitHub is not known to have. */
  UNKNOWN_EVENT,
  /** A value that no token ever has. */
  NEVER_MATCHES,
  /** A regular expression, shell glob or negation, in which no character is special. */
  PATTERN_SYNTAX,
  /** An id of the samples, which GitHub cannot assign. */
  SAMPLE_ID,
  /** A character that is invisible and can make a file read differently than it is. */
  INVISIBLE_CHARACTER,
  /** One id with two names, or one name with two ids. */
  INCONSISTENT_NAMES,
  /** A rule whose jobs another rule already grants access. */
  SUPERFLUOUS_RULE,
  /** A tool that Port is not known to have. */
  UNKNOWN_TOOL,
  /** A server without an allow-list of tools. */
  NO_TOOLS,
  /** A tool whose name some agent makes longer than its model may accept. */
  LONG_TOOL_NAME,
  /** A tool that writes, which the read-only mode removes. */
  WRITING_TOOL_READ_ONLY,
  /** Actions that no tool can run. */
  NEEDLESS_ACTIONS,
  /** A header whose name promises a credential and whose value is in the policy. */
  LITERAL_CREDENTIAL,
  /** One secret for profiles of different trust. */
  SHARED_CREDENTIALS;

  /** Returns the name in kebab case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Warning> of(String code) {
    return Arrays.stream(values()).filter(warning -> warning.code().equals(code)).findFirst();
  }

  /** Returns the codes of all warnings. */
  public static List<String> codes() {
    return Arrays.stream(values()).map(Warning::code).toList();
  }
}
