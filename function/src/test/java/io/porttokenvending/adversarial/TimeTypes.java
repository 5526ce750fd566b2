package io.porttokenvending.adversarial;

import java.util.List;

/** {@code exp}, {@code nbf} and {@code iat} that are no integers, or none of this age. */
final class TimeTypes {
  /** {@code @} stands for a good number of seconds. */
  private static final String ANY =
      """
      CLAIMS_INCOMPLETE CLAIM_TYPE: null
      CLAIMS_INCOMPLETE: true  {}  []  [@]  {"x":@}  ""  "@"  "2026-11-20T12:00:00Z"
      CLAIMS_INCOMPLETE TIME_WITH_FRACTION: @.0  @.5  @.999  @e0  @E+0  @00e-2  @.0e0
      """;

  private static final String EXPIRATIONS =
      """
      CLAIMS_INCOMPLETE TIME_OUT_OF_RANGE: @000  2147483648000  1e18
      CLAIMS_INCOMPLETE TIME_WITH_FRACTION: 1e10
      CLAIMS_INCOMPLETE TIME_BEYOND_LONG: 1e19  1e300  1e400  9223372036854775807
      CLAIMS_INCOMPLETE: 9223372036854775808  18446744073709551616  4294967296@
      CLAIMS_INCOMPLETE: 9999999999999999999999999999999999999999999999999999999999999999  -1
      CLAIMS_INCOMPLETE: -0.0  -@  -9223372036854775808
      """;

  private static final String BEGINNINGS =
      """
      CLAIMS_INCOMPLETE TIME_OUT_OF_RANGE: -1  -@  -0.0  -9223372036854775808
      CLAIMS_INCOMPLETE TIME_BEYOND_LONG: -1e400
      CLAIMS_INCOMPLETE TIME_OVERFLOW: 9223372036854775807  9223372036854775808
      CLAIMS_INCOMPLETE TIME_OVERFLOW: 18446744073709551616  4294967296@  1e19  1e300
      CLAIMS_INCOMPLETE: 1e400  @000  2147483648000  1e10
      """;

  private static final String ISSUES =
      """
      CLAIMS_INCOMPLETE ISSUED_IN_FUTURE: @000  2147483648000  9223372036854775807
      CLAIMS_INCOMPLETE ISSUED_IN_FUTURE: 9223372036854775808  4294967296@  1e10  1e300
      CLAIMS_INCOMPLETE TOO_OLD: -1  -0.0  -@  -9223372036854775808
      CLAIMS_INCOMPLETE: 1e400  -1e400
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
