package io.porttokenvending.cli.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Warnings about a policy that loads. Their codes are stable; their messages are not. */
public enum Warning {
  UNPINNED_WRITER(
      "any repository of the owner can use this profile, whose client can write; list repository"
          + " ids, or write job_workflow_ref without wildcards"),
  ENVIRONMENT_WITHOUT_REF(
      "an environment without a ref: a push to any branch gets access unless the environment limits"
          + " its branches; add ref"),
  OUTSIDER_EVENT(
      "people without write access to the repository can trigger %s, and the job then processes"
          + " their input; remove it, or ignore this warning if the job is safe"),
  UNKNOWN_EVENT("%s"),
  NEVER_MATCHES("this never matches: %s"),
  PATTERN_SYNTAX("%s"),
  SAMPLE_ID("this id comes from the samples, and GitHub never assigns it; write your own %s"),
  /**
   * Some of these characters reverse the text after them, so that a reviewer reads another rule.
   */
  INVISIBLE_CHARACTER(
      "the invisible character U+%04X can make this file look different from its content; remove"
          + " it"),
  INCONSISTENT_NAMES("the same %s at %s:%d; correct one of the two"),
  SUPERFLUOUS_RULE("%s already grants access to every job of %s; remove one, or narrow the other"),
  UNKNOWN_TOOL("'%s' is not a known Port tool and counts as a writing tool; check its name"),
  NO_TOOLS(
      "no tools are listed for the server %s: some agents then ask before each call and fail in CI,"
          + " and others can call every tool; list the tools that the job needs"),
  LONG_TOOL_NAME(
      "with its server's name, this tool name exceeds 64 characters in %s, and some models reject"
          + " it; use a shorter server name"),
  WRITING_TOOL_READ_ONLY(
      "%s is a writing tool, and read_only: true disables it; remove it, or write read_only:"
          + " false"),
  NEEDLESS_ACTIONS("allowed_actions has no effect %s"),
  LITERAL_CREDENTIAL(
      "the header %s usually contains a credential, which everyone who can read the policy can see;"
          + " write {secret: NAME_OR_ARN, field: MEMBER}"),
  MIN_TTL_NOT_GUARANTEED(
      "%d lanes guarantee %d minutes, so some requests get token_lifetime_insufficient; lower"
          + " min_ttl%s"),
  /** The Port role behind the secret bounds what its jobs can do. */
  SHARED_CREDENTIALS(
      "profile '%s' uses the same credentials but differs in %s; both profiles get the same Port"
          + " role, so give each its own credentials");

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
