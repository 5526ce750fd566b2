package io.porttokenvending.adversarial;

import java.util.List;

/** Every kind of {@code aud}. */
final class Audiences {
  /** {@code @} stands for the audience that is ours. */
  private static final String TABLE =
      """
      OK: ["@"]  [ "@" ]  "port\\u002dtoken-vending"  ["\\u0070ort-token-vending"]
      AUDIENCE_MISMATCH AUDIENCE_AMONG_OTHERS: ["@","@"]  ["@","other"]  ["other","@"]
      AUDIENCE_MISMATCH AUDIENCE_AMONG_OTHERS: ["a","@","b"]  ["@"," "]  ["@","@ "]
      AUDIENCE_MISMATCH AUDIENCE_AMONG_OTHERS: ["@","https://github.com/acme"]
      CLAIMS_INCOMPLETE AUDIENCE_AMONG_OTHERS: ["@",""]  ["@",null]  [null,"@"]
      AUDIENCE_MISMATCH: "other"  "https://github.com/acme"  "PORT-TOKEN-VENDING"
      AUDIENCE_MISMATCH: "Port-Token-Vending"  "@ "  " @"  "@/"  "@@"  "@\\u0000"  "\\ufeff@"
      AUDIENCE_MISMATCH: "@,other"  "@ other"  "[@]"  "*"  ".*"  " "  "null"  "port-token-vendin"
      AUDIENCE_MISMATCH: "ort-token-vending"  "p\u043ert-token-vending"  "port\u2010token-vending"
      AUDIENCE_MISMATCH: ["other"]  ["@ "]  ["PORT-TOKEN-VENDING"]  ["a","b","c"]
      CLAIMS_INCOMPLETE: ""  [""]  []  null  [null]  1  1.5  true  {}  {"@":"@"}  {"aud":"@"}  [1]
      CLAIMS_INCOMPLETE: [true]  [{}]  ["@",1]  ["@",true]  ["@",{}]  ["@",["@"]]  [["@"]]
      CLAIMS_INCOMPLETE: [{"aud":"@"}]
      """;

  private Audiences() {}

  static List<Case> cases(Draft genuine) {
    Family family = new Family("audience");
    family.table(
        "aud", TABLE, json -> genuine.claim("aud", json.replace("@", Rules.AUDIENCE)).token());
    return family.cases();
  }
}
