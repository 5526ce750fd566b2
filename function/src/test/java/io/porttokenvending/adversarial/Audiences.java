package io.porttokenvending.adversarial;

import java.util.List;

/** Every kind of {@code aud}. */
final class Audiences {
  /** {@code @} stands for the audience that is ours. */
  private static final String TABLE =
      """
      ["@"] | OK
      [ "@" ] | OK
      "port\\u002dtoken-vending" | OK
      ["\\u0070ort-token-vending"] | OK
      ["@","@"] | AUDIENCE_MISMATCH | AUDIENCE_AMONG_OTHERS
      ["@","other"] | AUDIENCE_MISMATCH | AUDIENCE_AMONG_OTHERS
      ["other","@"] | AUDIENCE_MISMATCH | AUDIENCE_AMONG_OTHERS
      ["a","@","b"] | AUDIENCE_MISMATCH | AUDIENCE_AMONG_OTHERS
      ["@"," "] | AUDIENCE_MISMATCH | AUDIENCE_AMONG_OTHERS
      ["@","@ "] | AUDIENCE_MISMATCH | AUDIENCE_AMONG_OTHERS
      ["@","https://github.com/acme"] | AUDIENCE_MISMATCH | AUDIENCE_AMONG_OTHERS
      ["@",""] | CLAIMS_INCOMPLETE | AUDIENCE_AMONG_OTHERS
      ["@",null] | CLAIMS_INCOMPLETE | AUDIENCE_AMONG_OTHERS
      [null,"@"] | CLAIMS_INCOMPLETE | AUDIENCE_AMONG_OTHERS
      "other" | AUDIENCE_MISMATCH
      "https://github.com/acme" | AUDIENCE_MISMATCH
      "PORT-TOKEN-VENDING" | AUDIENCE_MISMATCH
      "Port-Token-Vending" | AUDIENCE_MISMATCH
      "@ " | AUDIENCE_MISMATCH
      " @" | AUDIENCE_MISMATCH
      "@/" | AUDIENCE_MISMATCH
      "@@" | AUDIENCE_MISMATCH
      "@\\u0000" | AUDIENCE_MISMATCH
      "\\ufeff@" | AUDIENCE_MISMATCH
      "@,other" | AUDIENCE_MISMATCH
      "@ other" | AUDIENCE_MISMATCH
      "[@]" | AUDIENCE_MISMATCH
      "*" | AUDIENCE_MISMATCH
      ".*" | AUDIENCE_MISMATCH
      " " | AUDIENCE_MISMATCH
      "null" | AUDIENCE_MISMATCH
      "port-token-vendin" | AUDIENCE_MISMATCH
      "ort-token-vending" | AUDIENCE_MISMATCH
      "p\u043ert-token-vending" | AUDIENCE_MISMATCH
      "port\u2010token-vending" | AUDIENCE_MISMATCH
      ["other"] | AUDIENCE_MISMATCH
      ["@ "] | AUDIENCE_MISMATCH
      ["PORT-TOKEN-VENDING"] | AUDIENCE_MISMATCH
      ["a","b","c"] | AUDIENCE_MISMATCH
      "" | CLAIMS_INCOMPLETE
      [""] | CLAIMS_INCOMPLETE
      [] | CLAIMS_INCOMPLETE
      null | CLAIMS_INCOMPLETE
      [null] | CLAIMS_INCOMPLETE
      1 | CLAIMS_INCOMPLETE
      1.5 | CLAIMS_INCOMPLETE
      true | CLAIMS_INCOMPLETE
      {} | CLAIMS_INCOMPLETE
      {"@":"@"} | CLAIMS_INCOMPLETE
      {"aud":"@"} | CLAIMS_INCOMPLETE
      [1] | CLAIMS_INCOMPLETE
      [true] | CLAIMS_INCOMPLETE
      [{}] | CLAIMS_INCOMPLETE
      ["@",1] | CLAIMS_INCOMPLETE
      ["@",true] | CLAIMS_INCOMPLETE
      ["@",{}] | CLAIMS_INCOMPLETE
      ["@",["@"]] | CLAIMS_INCOMPLETE
      [["@"]] | CLAIMS_INCOMPLETE
      [{"aud":"@"}] | CLAIMS_INCOMPLETE
      """;

  private Audiences() {}

  static List<Case> cases(Draft genuine) {
    Family family = new Family("audience");
    family.table(
        "aud", TABLE, json -> genuine.claim("aud", json.replace("@", Rules.AUDIENCE)).token());
    return family.cases();
  }
}
