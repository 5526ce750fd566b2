package io.porttokenvending.cli.cases;

import io.porttokenvending.cli.explain.Codes;
import io.porttokenvending.cli.explain.Shown;
import io.porttokenvending.trust.Decision;
import io.porttokenvending.trust.DenialReason;
import io.porttokenvending.trust.Profile;
import java.util.Optional;

/** How a case wants to be decided. */
sealed interface Expectation {
  boolean isMetBy(Decision decision);

  /** For people. */
  String text();

  /**
   * It is let in.
   *
   * @param rule empty when any will do
   */
  record Granted(Optional<String> rule) implements Expectation {
    @Override
    public boolean isMetBy(Decision decision) {
      return decision instanceof Decision.Granted(Profile profile, String by)
          && rule.map(by::equals).orElse(true);
    }

    @Override
    public String text() {
      return "granted" + rule.map(name -> " by rule " + Shown.value(name)).orElse("");
    }
  }

  /**
   * It is not let in.
   *
   * @param reason empty when any will do
   */
  record Denied(Optional<DenialReason> reason) implements Expectation {
    @Override
    public boolean isMetBy(Decision decision) {
      return decision instanceof Decision.Denied denied
          && reason.map(wanted -> wanted == denied.reason()).orElse(true);
    }

    @Override
    public String text() {
      return "denied" + reason.map(wanted -> ", " + Codes.of(wanted)).orElse("");
    }
  }

  /** What came of a case, in the same words. */
  static String text(Decision decision) {
    return switch (decision) {
      case Decision.Granted(Profile profile, String rule) -> "granted by rule " + Shown.value(rule);
      case Decision.Denied denied -> "denied, " + Codes.of(denied.reason());
    };
  }
}
