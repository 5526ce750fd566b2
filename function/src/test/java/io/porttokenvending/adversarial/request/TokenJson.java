package io.porttokenvending.adversarial.request;

import static io.porttokenvending.exchange.ErrorCode.TOKEN_MALFORMED;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** The JSON texts of header and payload, well signed. */
final class TokenJson {
  /** {@code @} stands for the good text, {@code ~} for its inside. */
  private static final String FAULTS =
      """

      null
      []
      "x"
      [@]
      @@
      @,
      @}
      @null
      @//
      @/**/
      {~
      ~
      {~,}
      {,~}
      {~,"x"}
      {~,"x":}
      {~,"x":01}
      {~,"x":+1}
      {~,"x":.5}
      {~,"x":NaN}
      {~,"x":Infinity}
      {~,"x":'y'}
      {~,x:1}
      {~,"x":"\\x41"}
      {~,"x":"\\ud800"}
      {~,"x":"\\udc00\\ud800"}
      {~,"x":undefined}
      {~;"x":1}
      {~/**/}
      \ufeff@
      """;

  private TokenJson() {}

  static List<RequestCase> cases(Request good) {
    CaseList cases = new CaseList("json", good);
    inBoth(cases, "header", TokenJson::header);
    inBoth(cases, "payload", TokenJson::payload);
    cases.citing("RFC 7519 section 4, RFC 7515 section 4: names are unique");
    for (String claim : List.of("iss", "aud", "exp", "ref", "repository_owner_id", "jti")) {
      String again = "{\"" + claim + "\":\"\",~}";
      cases.refuse(TOKEN_MALFORMED, "payload " + again, request -> payload(request, again));
    }
    for (String name : List.of("alg", "kid", "typ")) {
      String again = "{~,\"" + name + "\":\"none\"}";
      cases.refuse(TOKEN_MALFORMED, "header " + again, request -> header(request, again));
    }
    String escaped = "{\"\\u0072ef\":\"refs/heads/x\",~}";
    cases.refuse(TOKEN_MALFORMED, "payload " + escaped, request -> payload(request, escaped));
    cases.citing("RFC 8259 sections 2 and 7: one value has several spellings");
    spelled(cases, "spaces", text -> text.replace("\":", "\" : ").replace(",\"", " ,\n\t\""));
    spelled(cases, "escaped slashes", text -> text.replace("/", "\\/"));
    spelled(cases, "escaped names", text -> text.replace("\"r", "\"\\u0072"));
    spelled(cases, "space around", text -> " \n" + text + "\r\n");
    spelled(
        cases, "more claims", text -> "{\"x\":{\"y\":[1,null,true,1.5e3]}," + text.substring(1));
    return cases.cases();
  }

  private static void inBoth(
      CaseList cases, String part, BiFunction<Request, String, Request> change) {
    cases.citing("RFC 8259, RFC 8725 section 3.11");
    FAULTS
        .lines()
        .forEach(fault ->
            cases.refuse(
                TOKEN_MALFORMED, part + " " + fault, request -> change.apply(request, fault)));
    cases.refuse(
        TOKEN_MALFORMED,
        part + " with a raw line break in a string",
        request -> change.apply(request, "{~,\"x\":\"a\nb\"}"));
    cases.citing("CVE-2025-53864: deep nesting");
    String deep = "{~,\"x\":" + "[".repeat(100) + "]".repeat(100) + "}";
    cases.refuse(TOKEN_MALFORMED, part + " 100 deep", request -> change.apply(request, deep));
    String digits = "{~,\"x\":" + "9".repeat(1000) + "}";
    cases.refuse(
        TOKEN_MALFORMED, part + " of 1000 digits", request -> change.apply(request, digits));
  }

  private static void spelled(CaseList cases, String how, UnaryOperator<String> change) {
    cases.grant(how, request -> request.payloadText(change));
  }

  private static Request header(Request request, String form) {
    return request.headerText(good -> filled(form, good));
  }

  private static Request payload(Request request, String form) {
    return request.payloadText(good -> filled(form, good));
  }

  private static String filled(String form, String good) {
    return form.replace("@", good).replace("~", good.substring(1, good.length() - 1));
  }
}
