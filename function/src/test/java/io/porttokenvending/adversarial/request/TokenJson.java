package io.porttokenvending.adversarial.request;

import static io.porttokenvending.exchange.ErrorCode.TOKEN_MALFORMED;

import java.util.List;
import java.util.function.UnaryOperator;

/** The JSON texts of header and payload, well signed: at their limits, and in other spellings. */
final class TokenJson {
  private TokenJson() {}

  static List<RequestCase> cases(Request good) {
    CaseList cases = new CaseList("json", good);
    cases.citing("CVE-2025-53864: deep nesting");
    limit(cases, "100 deep", "[".repeat(100) + "]".repeat(100));
    limit(cases, "of 1000 digits", "9".repeat(1000));
    cases.citing("RFC 8259 sections 2 and 7: one value has several spellings");
    spelled(cases, "spaces", text -> text.replace("\":", "\" : ").replace(",\"", " ,\n\t\""));
    spelled(cases, "escaped slashes", text -> text.replace("/", "\\/"));
    spelled(cases, "escaped names", text -> text.replace("\"r", "\"\\u0072"));
    spelled(cases, "space around", text -> " \n" + text + "\r\n");
    spelled(
        cases, "more claims", text -> "{\"x\":{\"y\":[1,null,true,1.5e3]}," + text.substring(1));
    return cases.cases();
  }

  private static void limit(CaseList cases, String what, String value) {
    UnaryOperator<String> more =
        text -> text.substring(0, text.length() - 1) + ",\"x\":" + value + "}";
    cases.refuse(TOKEN_MALFORMED, "header " + what, request -> request.headerText(more));
    cases.refuse(TOKEN_MALFORMED, "payload " + what, request -> request.payloadText(more));
  }

  private static void spelled(CaseList cases, String how, UnaryOperator<String> change) {
    cases.grant(how, request -> request.payloadText(change));
  }
}
