package io.porttokenvending.adversarial.request;

import io.porttokenvending.exchange.ErrorCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Number of cases and results, by family. */
final class CorpusFigures {
  private static final String ROW = "%-24s %6s %8s %8s %15s %12s";

  /**
   * Codes of faults behind the function, of a second use of a token, and of a policy without a
   * default profile.
   */
  static final Set<ErrorCode> NOT_OF_ONE_REQUEST =
      Collections.unmodifiableSet(
          EnumSet.of(
              ErrorCode.PROFILE_REQUIRED,
              ErrorCode.TOKEN_REPLAYED,
              ErrorCode.INTERNAL_ERROR,
              ErrorCode.PORT_CREDENTIALS_REJECTED,
              ErrorCode.PORT_RESPONSE_INVALID,
              ErrorCode.SECRET_MALFORMED,
              ErrorCode.SECRET_MISSING,
              ErrorCode.SIGNING_KEYS_UNAVAILABLE,
              ErrorCode.SECRETS_UNAVAILABLE,
              ErrorCode.PORT_UNAVAILABLE,
              ErrorCode.PORT_RATE_LIMITED,
              ErrorCode.REPLAY_STORE_UNAVAILABLE,
              ErrorCode.TOKEN_LIFETIME_INSUFFICIENT));

  private CorpusFigures() {}

  static List<String> lines(List<CaseResult> verdicts) {
    Map<String, List<CaseResult>> families = new LinkedHashMap<>();
    for (CaseResult each : verdicts) {
      families.computeIfAbsent(each.of().family(), any -> new ArrayList<>()).add(each);
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        ROW.formatted("family", "cases", "granted", "refused", "right decision", "right code"));
    families.forEach((family, of) -> lines.add(row(family, of)));
    lines.add(row("all", verdicts));
    return lines;
  }

  private static String row(String name, List<CaseResult> verdicts) {
    long granted = count(verdicts, each -> each.of().code().isEmpty());
    return ROW.formatted(
        name,
        verdicts.size(),
        granted,
        verdicts.size() - granted,
        count(verdicts, CaseResult::isRight),
        count(verdicts, CaseResult::hasItsCode));
  }

  private static long count(List<CaseResult> verdicts, Predicate<CaseResult> wanted) {
    return verdicts.stream().filter(wanted).count();
  }
}
