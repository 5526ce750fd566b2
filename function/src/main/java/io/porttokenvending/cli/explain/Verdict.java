package io.porttokenvending.cli.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.cli.PrintableText;
import io.porttokenvending.trust.Decision;
import io.porttokenvending.trust.Decision.DenialReason;
import io.porttokenvending.trust.Profile;
import java.util.Locale;
import java.util.Optional;

/**
 * A decision, or the decision that a case expects.
 *
 * @param detail the rule that grants access, or the code of the denial; empty if a case accepts any
 */
public record Verdict(boolean granted, Optional<String> detail) {
  public static Verdict of(Decision decision) {
    return switch (decision) {
      case Decision.Granted(Profile profile, String rule) -> new Verdict(true, Optional.of(rule));
      case Decision.Denied denied -> new Verdict(false, Optional.of(code(denied.reason())));
    };
  }

  /** Returns the error code that the function's API returns for the reason. */
  public static String code(DenialReason reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }

  public boolean satisfies(Verdict expected) {
    return granted == expected.granted
        && (expected.detail.isEmpty() || expected.detail.equals(detail));
  }

  public String word() {
    return granted ? "granted" : "denied";
  }

  @Override
  public String toString() {
    return word() + suffix();
  }

  /** Returns the text after {@link #word()} in a sentence. */
  public String suffix() {
    return detail
        .map(text -> granted ? " by rule " + PrintableText.value(text) : ", " + text)
        .orElse("");
  }

  public void addTo(ObjectNode node) {
    node.put("verdict", word()).put(granted ? "rule" : "code", detail.orElse(null));
  }
}
