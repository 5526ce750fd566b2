package io.porttokenvending.adversarial;

import static io.porttokenvending.token.TokenFault.CLAIMS_INCOMPLETE;
import static io.porttokenvending.token.TokenFault.ISSUER_UNTRUSTED;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Claims that are missing or of another type, and issuers that are not ours. */
final class ClaimTypes {
  private static final List<String> NO_STRINGS =
      List.of("null", "1", "1.5", "true", "{}", "[]", "[\"x\"]", "{\"x\":\"x\"}");

  /** Nimbus has types for these two claims, and lets these values pass. */
  private static final Set<String> PASSED_BY_NIMBUS =
      Set.of("sub: null", "sub: 1", "sub: 1.5", "jti: null");

  private final Family family = new Family("claim types");
  private final Draft genuine;

  private ClaimTypes(Draft genuine) {
    this.genuine = genuine;
  }

  static List<Case> cases(Draft genuine) {
    var cases = new ClaimTypes(genuine);
    cases.issuers();
    for (String name : List.of("sub", "jti")) {
      cases.noString(name);
      cases.empty(name);
      cases.absent(name);
    }
    for (String name : Rules.REQUIRED) {
      cases.noString(name);
      cases.absent(name);
    }
    Rules.ours().requiredStrings().forEach(cases::empty);
    for (String name : Rules.ours().requiredPossiblyEmpty()) {
      cases.family.accept(name + " is empty", genuine.text(name, "").token());
    }
    List.of("aud", "iat", "nbf", "exp").forEach(cases::absent);
    return cases.family.cases();
  }

  private void issuers() {
    String ours = Rules.ISSUER;
    family.refuse(ISSUER_UNTRUSTED, "no iss", genuine.without("iss").token());
    for (String json : NO_STRINGS) {
      family.refuse(ISSUER_UNTRUSTED, "iss: " + json, genuine.claim("iss", json).token());
    }
    String list = "[" + Draft.quoted(ours) + "]";
    family.refuse(ISSUER_UNTRUSTED, "iss: " + list, genuine.claim("iss", list).token());
    for (String other :
        List.of(
            "",
            " ",
            ours + "/",
            ours + " ",
            " " + ours,
            ours + "/acme",
            ours + "#",
            ours + "?",
            ours + "\0",
            ours + ":443",
            ours + ".",
            ours + ".evil.example",
            ours.replace("https", "http"),
            ours.replace("https://", "https://evil@"),
            ours.replace("token", "t\u043eken"),
            ours.toUpperCase(Locale.ROOT),
            "https://accounts.google.com")) {
      family.refuse(ISSUER_UNTRUSTED, "iss: " + other, genuine.text("iss", other).token());
    }
  }

  private void noString(String name) {
    boolean typed = name.equals("sub") || name.equals("jti");
    for (String json : NO_STRINGS) {
      String what = name + ": " + json;
      String token = genuine.claim(name, json).token();
      if (!typed || PASSED_BY_NIMBUS.contains(what)) {
        family.refuse(CLAIMS_INCOMPLETE, what, token, Difference.CLAIM_TYPE);
      } else {
        family.refuse(CLAIMS_INCOMPLETE, what, token);
      }
    }
  }

  private void empty(String name) {
    String token = genuine.text(name, "").token();
    family.refuse(CLAIMS_INCOMPLETE, name + " is empty", token, Difference.EMPTY_CLAIM);
    family.accept(name + " is blank", genuine.text(name, " ").token());
  }

  private void absent(String name) {
    Draft without = genuine.without(name);
    String value = genuine.claims().getOrDefault(name, "");
    family.refuse(CLAIMS_INCOMPLETE, "no " + name, without.token());
    for (String other :
        List.of(name.toUpperCase(Locale.ROOT), " " + name, name + " ", name + "\0")) {
      String token = without.claim(other, value).token();
      family.refuse(CLAIMS_INCOMPLETE, Draft.quoted(other) + " for " + name, token);
    }
    String inside = without.claim("x", "{" + Draft.quoted(name) + ":" + value + "}").token();
    family.refuse(CLAIMS_INCOMPLETE, name + " inside another", inside);
  }
}
