package io.porttokenvending.cli.explain;

import io.porttokenvending.token.TokenFault;
import io.porttokenvending.trust.Decision;
import io.porttokenvending.trust.DenialReason;
import java.util.Locale;

/** The contract's codes, which are the names of what they stand for. */
public final class Codes {
  static final String INCONSISTENT = "token_claims_inconsistent";

  private Codes() {}

  public static String of(DenialReason reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }

  static String of(TokenFault fault) {
    return "token_" + fault.name().toLowerCase(Locale.ROOT);
  }

  /** As in the function's explain: a grant has a code too. */
  public static String of(Decision decision) {
    return switch (decision) {
      case Decision.Granted granted -> "granted";
      case Decision.Denied denied -> of(denied.reason());
    };
  }
}
