package io.porttokenvending.adversarial;

import java.util.List;

/** {@code exp}, {@code nbf} and {@code iat} at and around every boundary, and of every type. */
final class Times {
  private static final long NOW = Rules.NOW.getEpochSecond();

  /** Seconds from now. The skew is 30, the greatest age 600. */
  private static final String EXPIRATIONS =
      """
      -1795175999 | EXPIRED
      -86400 | EXPIRED
      -600 | EXPIRED
      -301 | EXPIRED
      -300 | EXPIRED
      -31 | EXPIRED
      -30 | EXPIRED
      -29 | OK
      -28 | OK
      -1 | OK
      0 | OK
      1 | OK
      30 | OK
      21600 | OK
      1000000000 | OK
      251607124799 | OK
      251607124800 | CLAIMS_INCOMPLETE | TIME_OUT_OF_RANGE
      """;

  private static final String BEGINNINGS =
      """
      -1795176000 | OK
      -1795175999 | OK
      -86400 | OK
      -31 | OK
      -30 | OK
      -1 | OK
      0 | OK
      1 | OK
      29 | OK
      30 | OK | NOT_BEFORE_AT_SKEW
      31 | NOT_YET_VALID
      32 | NOT_YET_VALID
      300 | NOT_YET_VALID
      301 | NOT_YET_VALID
      251607124799 | NOT_YET_VALID
      251607124800 | CLAIMS_INCOMPLETE
      """;

  private static final String ISSUES =
      """
      -1795176001 | CLAIMS_INCOMPLETE | TOO_OLD
      -1795176000 | TOO_OLD | TOO_OLD
      -86400 | TOO_OLD | TOO_OLD
      -631 | TOO_OLD | TOO_OLD
      -630 | TOO_OLD | TOO_OLD
      -601 | TOO_OLD | TOO_OLD
      -600 | OK
      -599 | OK
      -571 | OK
      -570 | OK
      -1 | OK
      0 | OK
      1 | OK
      29 | OK
      30 | OK
      31 | NOT_YET_VALID | ISSUED_IN_FUTURE
      32 | NOT_YET_VALID | ISSUED_IN_FUTURE
      300 | NOT_YET_VALID | ISSUED_IN_FUTURE
      301 | NOT_YET_VALID | ISSUED_IN_FUTURE
      251607124799 | NOT_YET_VALID | ISSUED_IN_FUTURE
      251607124800 | CLAIMS_INCOMPLETE | ISSUED_IN_FUTURE
      """;

  /** Expirations just passed, within the skew, of tokens that were issued or begin after them. */
  private static final String IN_DISORDER =
      """
      "iat":0,"exp":-1 | OK | EXPIRES_BEFORE_ISSUE
      "iat":-28,"exp":-29 | OK | EXPIRES_BEFORE_ISSUE
      "iat":30,"exp":29 | OK | EXPIRES_BEFORE_ISSUE
      "nbf":29,"exp":0 | OK | EXPIRES_BEFORE_ISSUE
      "nbf":-28,"exp":-29 | OK | EXPIRES_BEFORE_ISSUE
      "iat":-29,"exp":-29 | OK
      "nbf":29,"exp":29 | OK
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
