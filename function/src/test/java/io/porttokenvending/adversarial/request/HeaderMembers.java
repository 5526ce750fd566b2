package io.porttokenvending.adversarial.request;

import static io.porttokenvending.exchange.ErrorCode.TOKEN_ALGORITHM_REFUSED;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_MALFORMED;

import io.porttokenvending.exchange.ErrorCode;
import java.util.List;

/** Members of the token's header, which an attacker writes. */
final class HeaderMembers {
  private static final String ALGORITHMS =
      """
      none
      None
      NONE
      nOnE
      HS256
      HS384
      HS512
      RS384
      RS512
      RS1
      PS256
      PS384
      PS512
      ES256
      ES256K
      ES384
      ES512
      EdDSA
      Ed25519
      ML-DSA-44
      rs256
      Rs256
      RS-256
      RS256,none
      SHA256withRSA
      RSA
      RSA-OAEP
      RSA-OAEP-256
      RSA1_5
      dir
      A128KW
      PBES2-HS256+A128KW
      http://www.w3.org/2001/04/xmldsig-more#rsa-sha256
      """;

  private HeaderMembers() {}

  static List<RequestCase> cases(Request good) {
    CaseList cases = new CaseList("algorithm", good);
    cases.citing("RFC 8725 sections 3.1 and 3.2");
    ALGORITHMS
        .lines()
        .forEach(name -> header(cases, TOKEN_ALGORITHM_REFUSED, "alg", "\"" + name + "\""));
    header(
        cases,
        TOKEN_ALGORITHM_REFUSED,
        "alg",
        "\"\"",
        "\"RS256 \"",
        "\" RS256\"",
        "\"RS256\\u0000\"");
    cases.citing("CVE-2015-9235: alg none without a signature");
    for (String none : List.of("none", "NONE", "HS256")) {
      cases.refuse(
          TOKEN_ALGORITHM_REFUSED,
          "alg = " + none + " and no signature",
          request ->
              request
                  .header("alg", "\"" + none + "\"")
                  .credential(token -> token.substring(0, token.lastIndexOf('.') + 1)));
    }
    cases.citing("RFC 7515 section 4.1.1");
    header(cases, TOKEN_MALFORMED, "alg", "null", "256", "true", "[\"RS256\"]", "{}");
    cases.refuse(
        TOKEN_MALFORMED, "no alg", request -> request.token(token -> token.withoutHeader("alg")));
    return cases.cases();
  }

  static List<RequestCase> others(Request good) {
    CaseList cases = new CaseList("header", good);
    cases.citing("RFC 7515 section 4.1.11, CVE-2025-59420");
    header(cases, TOKEN_MALFORMED, "crit", "[]", "[\"exp\"]", "[\"b64\"]", "null", "\"x\"");
    cases.citing("RFC 8725 section 3.10: keys and addresses out of the token");
    String address = "\"http://127.0.0.1/jwks\"";
    header(cases, TOKEN_MALFORMED, "jku", address, "\"\"", "null");
    header(cases, TOKEN_MALFORMED, "x5u", address, "\"file:///etc/passwd\"", "null");
    cases.citing("CVE-2018-0114: a key in the header");
    header(
        cases, TOKEN_MALFORMED, "jwk", "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}", "null");
    header(cases, TOKEN_MALFORMED, "x5c", "[\"MIIB\"]", "[]", "null");
    cases.citing("RFC 7797, RFC 7516 section 4.1.3");
    header(cases, TOKEN_MALFORMED, "b64", "false", "true", "null");
    header(cases, TOKEN_MALFORMED, "zip", "\"DEF\"", "null");
    cases.citing("RFC 8725 section 3.11: explicit typing");
    header(cases, TOKEN_MALFORMED, "typ", "\"at+jwt\"", "\"JOSE\"", "\"JWS\"", "\"logout+jwt\"");
    header(cases, TOKEN_MALFORMED, "typ", "\"jwt\"", "\"JWT \"", "\"\"", "null", "1", "[\"JWT\"]");
    cases.citing("RFC 7515 section 4.1.4: kid is a string");
    header(cases, TOKEN_MALFORMED, "kid", "null", "\"\"", "0", "true", "[]", "{}");
    header(cases, TOKEN_MALFORMED, "kid", "\"" + "k".repeat(129) + "\"");
    cases.refuse(
        TOKEN_MALFORMED, "no kid", request -> request.token(token -> token.withoutHeader("kid")));
    cases.citing("RFC 7515 sections 4.1.7, 4.1.8 and 4.1.10");
    for (String name : List.of("x5t", "x5t#S256", "cty")) {
      header(cases, TOKEN_MALFORMED, name, "null", "1", "[]");
    }
    cases.citing("RFC 7515 section 4: what is not understood is ignored");
    cases.grant("no typ", request -> request.token(token -> token.withoutHeader("typ")));
    cases.grant("no x5t", request -> request.token(token -> token.withoutHeader("x5t")));
    cases.grant("cty", request -> request.header("cty", "\"x\""));
    cases.grant("another thumbprint", request -> request.header("x5t#S256", "\"AAAA\""));
    cases.grant("a private member", request -> request.header("x-acme", "{\"a\":[1]}"));
    cases.grant("an issuer in the header", request -> request.header("iss", "\"x\""));
    return cases.cases();
  }

  private static void header(CaseList cases, ErrorCode code, String name, String... texts) {
    for (String text : texts) {
      cases.refuse(
          code,
          name + " = " + (text.length() > 40 ? text.length() + " characters" : text),
          request -> request.header(name, text));
    }
  }
}
