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

  private Times() {}

  static List<Case> cases(Draft any) {
    Family family = new Family("times");
    // Issued so long ago that no good row of exp or nbf alone is out of order.
    Draft genuine = any.claim("iat", NOW - 299).claim("nbf", NOW - 599);
    family.table("exp from now", EXPIRATIONS, row -> at(genuine, "exp", row).token());
    family.table("nbf from now", BEGINNINGS, row -> at(genuine, "nbf", row).token());
    family.table("iat from now", ISSUES, row -> at(genuine, "iat", row).token());
    family.table("from now", IN_DISORDER, row -> both(genuine, row).token());
    return family.cases();
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
