package io.porttokenvending.local;

import io.porttokenvending.cli.Terminal;
import java.nio.file.Path;

/** Text that the local run prints about a policy. */
final class PolicyText {
  private PolicyText() {}

  /** Returns the number of profiles and warnings, or of errors. */
  static String summary(CheckedPolicy checked) {
    String findings =
        checked.findings().isEmpty()
            ? "no warnings"
            : count(checked.findings().size(), checked.severity());
    return checked
        .policy()
        .map(policy -> count(policy.profiles().size(), "profile") + ", " + findings)
        .orElse(findings);
  }

  /** Prints the findings, one line each. */
  static void print(CheckedPolicy checked, Path folder, Terminal out) {
    Terminal.Style style =
        checked.policy().isPresent() ? Terminal.Style.YELLOW : Terminal.Style.RED;
    checked.lines(folder).forEach(line -> out.println(out.styled(style, line)));
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
