package io.porttokenvending.cli.lint;

import java.io.PrintWriter;

/**
 * Findings as the commands by which a workflow annotates a file. What a policy holds must not end
 * such a command and begin another.
 */
final class WorkflowCommands {
  private WorkflowCommands() {}

  static void write(LintResult result, PrintWriter out) {
    for (Finding finding : result.findings()) {
      String message =
          finding.message()
              + finding.suggestion().map(meant -> "\nDid you mean " + meant + "?").orElse("");
      out.println(
          "::"
              + finding.severity()
              + " file="
              + property(result.path(finding))
              + ",line="
              + finding.at().line()
              + ",col="
              + finding.at().column()
              + ",title="
              + property("policy " + finding.code())
              + "::"
              + data(message));
    }
  }

  /** The percent sign first: it begins the other escapes. */
  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
