package io.porttokenvending.adversarial;

import java.util.List;

/** {@code exp}, {@code nbf} and {@code iat} at and around every boundary, and of every type. */
final class Times {
  private static final long NOW = Rules.NOW.getEpochSecond();

  /** Seconds from now. The skew is 30, the greatest age 600. */
  private static final String EXPIRATIONS =
      """
      EXPIRED: -1795175999  -86400  -600  -301  -300  -31  -30
      OK: -29  -28  -1  0  1  30  21600  1000000000  251607124799
      CLAIMS_INCOMPLETE TIME_OUT_OF_RANGE: 251607124800
      """;

  private static final String BEGINNINGS =
      """
      OK: -1795176000  -1795175999  -86400  -31  -30  -1  0  1  29
      OK NOT_BEFORE_AT_SKEW: 30
      NOT_YET_VALID: 31  32  300  301  251607124799
      CLAIMS_INCOMPLETE: 251607124800
      """;

  private static final String ISSUES =
      """
      CLAIMS_INCOMPLETE TOO_OLD: -1795176001
      TOO_OLD TOO_OLD: -1795176000  -86400  -631  -630  -601
      OK: -600  -599  -571  -570  -1  0  1  29  30
      NOT_YET_VALID ISSUED_IN_FUTURE: 31  32  300  301  251607124799
      CLAIMS_INCOMPLETE ISSUED_IN_FUTURE: 251607124800
      """;

  /** Expirations just passed, within the skew, of tokens that were issued or begin after them. */
  private static final String IN_DISORDER =
      """
      OK EXPIRES_BEFORE_ISSUE: "iat":0,"exp":-1  "iat":-28,"exp":-29  "iat":30,"exp":29
      OK EXPIRES_BEFORE_ISSUE: "nbf":29,"exp":0  "nbf":-28,"exp":-29
      OK: "iat":-29,"exp":-29  "nbf":29,"exp":29
      """;

  /** {@code @} stands for a good number of seconds. */
  private static final String ANY =
      """
      CLAIMS_INCOMPLETE CLAIM_TYPE: null
      CLAIMS_INCOMPLETE: true  {}  []  [@]  {"x":@}  ""  "@"  "2026-11-20T12:00:00Z"
      CLAIMS_INCOMPLETE TIME_WITH_FRACTION: @.0  @.5  @.999  @e0  @E+0  @00e-2  @.0e0
      """;

  private static final String EXPIRATIONS_OF_OTHER_TYPES =
      """
      CLAIMS_INCOMPLETE TIME_OUT_OF_RANGE: @000  2147483648000  1e18
      CLAIMS_INCOMPLETE TIME_WITH_FRACTION: 1e10
      CLAIMS_INCOMPLETE TIME_BEYOND_LONG: 1e19  1e300  1e400  9223372036854775807
      CLAIMS_INCOMPLETE: 9223372036854775808  18446744073709551616  4294967296@
      CLAIMS_INCOMPLETE: 9999999999999999999999999999999999999999999999999999999999999999  -1
      CLAIMS_INCOMPLETE: -0.0  -@  -9223372036854775808
      """;

  private static final String BEGINNINGS_OF_OTHER_TYPES =
      """
      CLAIMS_INCOMPLETE TIME_OUT_OF_RANGE: -1  -@  -0.0  -9223372036854775808
      CLAIMS_INCOMPLETE TIME_BEYOND_LONG: -1e400
      CLAIMS_INCOMPLETE TIME_OVERFLOW: 9223372036854775807  9223372036854775808
      CLAIMS_INCOMPLETE TIME_OVERFLOW: 18446744073709551616  4294967296@  1e19  1e300
      CLAIMS_INCOMPLETE: 1e400  @000  2147483648000  1e10
      """;

  private static final String ISSUES_OF_OTHER_TYPES =
      """
      CLAIMS_INCOMPLETE ISSUED_IN_FUTURE: @000  2147483648000  9223372036854775807
      CLAIMS_INCOMPLETE ISSUED_IN_FUTURE: 9223372036854775808  4294967296@  1e10  1e300
      CLAIMS_INCOMPLETE TOO_OLD: -1  -0.0  -@  -9223372036854775808
      CLAIMS_INCOMPLETE: 1e400  -1e400
      """;

  private Times() {}

  static List<Case> cases(Draft any) {
    Family family = new Family("times");
    // Issued so long ago that no good row of exp or nbf alone is out of order.
    Draft genuine = any.claim("iat", NOW - 299).claim("nbf", NOW - 599);
    family.table("exp from now", EXPIRATIONS, row -> at(genuine, "exp", row).token());
    family.table("nbf from now", BEGINNINGS, row -> at(genuine, "nbf", row).token());
    family.table("iat from now", ISSUES, row -> at(genuine, "iat", row).token());
    family.table("from now", IN_DISORDER, row -> both(genuine, row).token());
    types(family, any);
    return family.cases();
  }

  private static void types(Family family, Draft genuine) {
    for (String claim : List.of("exp", "nbf", "iat")) {
      family.table(claim, ANY, json -> with(genuine, claim, json));
    }
    family.table("exp", EXPIRATIONS_OF_OTHER_TYPES, json -> with(genuine, "exp", json));
    family.table("nbf", BEGINNINGS_OF_OTHER_TYPES, json -> with(genuine, "nbf", json));
    family.table("iat", ISSUES_OF_OTHER_TYPES, json -> with(genuine, "iat", json));
  }

  private static String with(Draft genuine, String claim, String json) {
    String good = genuine.claims().getOrDefault(claim, "");
    return genuine.claim(claim, json.replace("@", good)).token();
  }

  private static Draft both(Draft genuine, String row) {
    Draft draft = genuine;
    for (String member : row.split(",", -1)) {
      draft = at(draft, member.substring(1, 4), member.substring(6));
    }
    return draft;
  }

  private static Draft at(Draft genuine, String claim, String fromNow) {
    return genuine.claim(claim, NOW + Long.parseLong(fromNow));
  }
}
