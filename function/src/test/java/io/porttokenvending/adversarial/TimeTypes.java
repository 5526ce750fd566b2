package io.porttokenvending.adversarial;

import java.util.List;

/** {@code exp}, {@code nbf} and {@code iat} that are no integers, or none of this age. */
final class TimeTypes {
  /** {@code @} stands for a good number of seconds. */
  private static final String ANY =
      """
      null | CLAIMS_INCOMPLETE | CLAIM_TYPE
      true | CLAIMS_INCOMPLETE
      {} | CLAIMS_INCOMPLETE
      [] | CLAIMS_INCOMPLETE
      [@] | CLAIMS_INCOMPLETE
      {"x":@} | CLAIMS_INCOMPLETE
      "" | CLAIMS_INCOMPLETE
      "@" | CLAIMS_INCOMPLETE
      "2026-11-20T12:00:00Z" | CLAIMS_INCOMPLETE
      @.0 | CLAIMS_INCOMPLETE | TIME_WITH_FRACTION
      @.5 | CLAIMS_INCOMPLETE | TIME_WITH_FRACTION
      @.999 | CLAIMS_INCOMPLETE | TIME_WITH_FRACTION
      @e0 | CLAIMS_INCOMPLETE | TIME_WITH_FRACTION
      @E+0 | CLAIMS_INCOMPLETE | TIME_WITH_FRACTION
      @00e-2 | CLAIMS_INCOMPLETE | TIME_WITH_FRACTION
      @.0e0 | CLAIMS_INCOMPLETE | TIME_WITH_FRACTION
      """;

  private static final String EXPIRATIONS =
      """
      @000 | CLAIMS_INCOMPLETE | TIME_OUT_OF_RANGE
      2147483648000 | CLAIMS_INCOMPLETE | TIME_OUT_OF_RANGE
      1e10 | CLAIMS_INCOMPLETE | TIME_WITH_FRACTION
      1e18 | CLAIMS_INCOMPLETE | TIME_OUT_OF_RANGE
      1e19 | CLAIMS_INCOMPLETE | TIME_BEYOND_LONG
      1e300 | CLAIMS_INCOMPLETE | TIME_BEYOND_LONG
      1e400 | CLAIMS_INCOMPLETE | TIME_BEYOND_LONG
      9223372036854775807 | CLAIMS_INCOMPLETE | TIME_BEYOND_LONG
      9223372036854775808 | CLAIMS_INCOMPLETE
      18446744073709551616 | CLAIMS_INCOMPLETE
      4294967296@ | CLAIMS_INCOMPLETE
      9999999999999999999999999999999999999999999999999999999999999999 | CLAIMS_INCOMPLETE
      -1 | CLAIMS_INCOMPLETE
      -0.0 | CLAIMS_INCOMPLETE
      -@ | CLAIMS_INCOMPLETE
      -9223372036854775808 | CLAIMS_INCOMPLETE
      """;

  private static final String BEGINNINGS =
      """
      -1 | CLAIMS_INCOMPLETE | TIME_OUT_OF_RANGE
      -@ | CLAIMS_INCOMPLETE | TIME_OUT_OF_RANGE
      -0.0 | CLAIMS_INCOMPLETE | TIME_OUT_OF_RANGE
      -9223372036854775808 | CLAIMS_INCOMPLETE | TIME_OUT_OF_RANGE
      -1e400 | CLAIMS_INCOMPLETE | TIME_BEYOND_LONG
      9223372036854775807 | CLAIMS_INCOMPLETE | TIME_OVERFLOW
      9223372036854775808 | CLAIMS_INCOMPLETE | TIME_OVERFLOW
      18446744073709551616 | CLAIMS_INCOMPLETE | TIME_OVERFLOW
      4294967296@ | CLAIMS_INCOMPLETE | TIME_OVERFLOW
      1e19 | CLAIMS_INCOMPLETE | TIME_OVERFLOW
      1e300 | CLAIMS_INCOMPLETE | TIME_OVERFLOW
      1e400 | CLAIMS_INCOMPLETE
      @000 | CLAIMS_INCOMPLETE
      2147483648000 | CLAIMS_INCOMPLETE
      1e10 | CLAIMS_INCOMPLETE
      """;

  private static final String ISSUES =
      """
      @000 | CLAIMS_INCOMPLETE | ISSUED_IN_FUTURE
      2147483648000 | CLAIMS_INCOMPLETE | ISSUED_IN_FUTURE
      9223372036854775807 | CLAIMS_INCOMPLETE | ISSUED_IN_FUTURE
      9223372036854775808 | CLAIMS_INCOMPLETE | ISSUED_IN_FUTURE
      4294967296@ | CLAIMS_INCOMPLETE | ISSUED_IN_FUTURE
      1e10 | CLAIMS_INCOMPLETE | ISSUED_IN_FUTURE
      1e300 | CLAIMS_INCOMPLETE | ISSUED_IN_FUTURE
      -1 | CLAIMS_INCOMPLETE | TOO_OLD
      -0.0 | CLAIMS_INCOMPLETE | TOO_OLD
      -@ | CLAIMS_INCOMPLETE | TOO_OLD
      -9223372036854775808 | CLAIMS_INCOMPLETE | TOO_OLD
      1e400 | CLAIMS_INCOMPLETE
      -1e400 | CLAIMS_INCOMPLETE
      """;

  private TimeTypes() {}

  static List<Case> cases(Draft genuine) {
    Family family = new Family("time types");
    for (String claim : List.of("exp", "nbf", "iat")) {
      family.table(claim, ANY, json -> with(genuine, claim, json));
    }
    family.table("exp", EXPIRATIONS, json -> with(genuine, "exp", json));
    family.table("nbf", BEGINNINGS, json -> with(genuine, "nbf", json));
    family.table("iat", ISSUES, json -> with(genuine, "iat", json));
    return family.cases();
  }

  private static String with(Draft genuine, String claim, String json) {
    String good = genuine.claims().getOrDefault(claim, "");
    return genuine.claim(claim, json.replace("@", good)).token();
  }
}
