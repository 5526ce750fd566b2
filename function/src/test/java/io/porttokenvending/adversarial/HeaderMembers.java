package io.porttokenvending.adversarial;

import static io.porttokenvending.token.TokenFault.KEY_UNKNOWN;
import static io.porttokenvending.token.TokenFault.MALFORMED;

import java.util.List;
import java.util.Locale;

/** Header members removed, added, changed and of other types, all well signed. */
final class HeaderMembers {
  private static final String ALGORITHMS =
      """
      MALFORMED: null  256  true  []  ["RS256"]  {"alg":"RS256"}
      ALGORITHM_REFUSED: ""  "None"  "NONE"  "nOnE"  "rs256"  "Rs256"  "RS256 "  " RS256"
      ALGORITHM_REFUSED: "RS256\\u0000"  "RS-256"  "RSA256"  "RS2566"  "RS1"  "SHA256withRSA"
      ALGORITHM_REFUSED: "RSA-OAEP"  "dir"  "EdDSA"  "ML-DSA-44"  "\uff32S256"  "R\u0405256"
      """;

  private static final String KEY_IDS =
      """
      MALFORMED NULL_MEMBER: null
      MALFORMED: ""  1  true  []  {}
      KEY_UNKNOWN: "0"  " "  "null"  "*"  "../../../../dev/null"  "' OR 1=1 --"  "\\u0000"
      KEY_UNKNOWN: "https://evil.example/jwks"
      """;

  private static final String TYPES =
      """
      MALFORMED NULL_MEMBER: null
      MALFORMED TYPE_IN_OTHER_CASE: "jwt"  "Jwt"
      MALFORMED TYPE_AS_MEDIA_TYPE: "application/jwt"
      MALFORMED: ""  "JWT "  "JWS"  "JOSE"  "at+jwt"  "logout+jwt"  "application/at+jwt"  1  true
      MALFORMED: ["JWT"]  {}
      """;

  private static final String CONTENT_TYPES =
      """
      OK NESTED_CONTENT_TYPE: "JWT"  "jwt"  "application/jwt"
      OK: "JWE"  "text/plain"
      """;

  private static final List<String> ANY =
      List.of("null", "1", "1.5", "true", "\"\"", "\"x\"", "[]", "{}", "[[{\"a\":[]}]]");

  /** Unknown members, and claims where a reader may not look for them. */
  private static final List<String> UNKNOWN =
      List.of("x", "nonce", "url", "iss", "exp", "ALG", "Crit", "KID", "jkU", "", " alg", "x5T");

  private HeaderMembers() {}

  static List<Case> cases(Draft genuine) {
    Family family = new Family("header members");
    family.refuse(MALFORMED, "no alg", genuine.withoutHeader("alg").token());
    family.table("alg", ALGORITHMS, json -> genuine.header("alg", json).token());
    String noKid = genuine.withoutHeader("kid").token();
    family.refuse(MALFORMED, "no kid", noKid, Difference.KEY_ID_ABSENT);
    family.table("kid", KEY_IDS, json -> genuine.header("kid", json).token());
    String kid = genuine.key().kid();
    for (String other :
        List.of(kid.toUpperCase(Locale.ROOT), kid + " ", " " + kid, kid + "\0", "k".repeat(128))) {
      String token = genuine.header("kid", Draft.quoted(other)).token();
      family.refuse(KEY_UNKNOWN, "kid: " + other, token);
    }
    String longKid = genuine.header("kid", Draft.quoted("k".repeat(129))).token();
    family.refuse(MALFORMED, "kid of 129 characters", longKid);
    family.accept("no typ", genuine.withoutHeader("typ").token());
    family.table("typ", TYPES, json -> genuine.header("typ", json).token());
    family.table("cty", CONTENT_TYPES, json -> genuine.header("cty", json).token());
    for (String json : ANY) {
      for (String name : UNKNOWN) {
        family.accept(name + ": " + json, genuine.header(name, json).token());
      }
      String encrypted = genuine.header("enc", json).token();
      family.accept("enc: " + json, encrypted, Difference.ENCRYPTION_MEMBER);
      described(family, genuine, json);
    }
    return family.cases();
  }

  /** Members that say something of the key or the payload, and must be strings. */
  private static void described(Family family, Draft genuine, String json) {
    for (String name : List.of("x5t", "x5t#S256", "cty")) {
      String what = name + ": " + json;
      String token = genuine.header(name, json).token();
      if (json.equals("null")) {
        family.refuse(MALFORMED, what, token, Difference.NULL_MEMBER);
      } else if (!json.startsWith("\"")) {
        family.refuse(MALFORMED, what, token);
      } else if (name.equals("x5t#S256")) {
        family.accept(what, token, Difference.THUMBPRINT);
      } else {
        family.accept(what, token);
      }
    }
  }
}
