package io.porttokenvending.cli.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Warnings about a policy that loads, with their messages. Pipelines may rely on their codes. */
public enum Warning {
  UNPINNED_WRITER(
      "any repository of the owner may use this profile, whose client can write; list the ids, or"
          + " spell out job_workflow_ref"),
  ENVIRONMENT_WITHOUT_REF(
      "an environment without a ref: unless the environment itself limits its branches, a push to"
          + " any branch gets access; add ref"),
  OUTSIDER_EVENT(
      "%s can be caused by people without rights to the repository, and the job then works on their"
          + " input"),
  UNKNOWN_EVENT("%s"),
  NEVER_MATCHES("this never matches: %s"),
  PATTERN_SYNTAX("%s"),
  SAMPLE_ID("an id of the samples, which GitHub cannot assign; write your own %s"),
  /** Some such characters reverse the text after them: a reviewer sees a rule that is not there. */
  INVISIBLE_CHARACTER(
      "the invisible character U+%04X, with which a file can read other than it is; remove it"),
  INCONSISTENT_NAMES("the same %s at %s:%d; one of the two is wrong"),
  SUPERFLUOUS_RULE("%s already grants access to every job of %s; remove one, or narrow the other"),
  UNKNOWN_TOOL("Port is not known to have a tool called '%s'; it counts as writing"),
  NO_TOOLS(
      "no tools are listed for the server %s: some agents then ask before each call and fail in CI,"
          + " others call every tool; list the tools that the job needs"),
  LONG_TOOL_NAME(
      "with its server's name, this tool has more than 64 characters in %s, and some models reject"
          + " it; use a shorter server name"),
  WRITING_TOOL_READ_ONLY(
      "%s writes, and read_only: true removes it; remove it, or write read_only: false"),
  NEEDLESS_ACTIONS("actions are allowed %s"),
  LITERAL_CREDENTIAL(
      "%s promises a credential, and everybody who can read the policy can read it; write {secret:"
          + " NAME_OR_ARN, field: MEMBER}"),
  MIN_TTL_NOT_GUARANTEED(
      "%d lanes guarantee %d minutes, so some requests get token_lifetime_insufficient; lower"
          + " min_ttl%s"),
  /** The role behind the secret is the boundary between jobs that use it. */
  SHARED_CREDENTIALS(
      "profile '%s' uses the same credentials but differs in %s; the role behind them is the"
          + " boundary, so give each level of trust its own");

  private final String message;

  Warning(String message) {
    this.message = message;
  }

  String message(Object... details) {
    return message.formatted(details);
  }

  /** Returns the name in kebab case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static List<String> codes() {
    return Arrays.stream(values()).map(Warning::code).toList();
  }
}
