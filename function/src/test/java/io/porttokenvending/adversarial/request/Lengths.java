package io.porttokenvending.adversarial.request;

import static io.porttokenvending.exchange.ErrorCode.INVALID_REQUEST;
import static io.porttokenvending.exchange.ErrorCode.PAYLOAD_TOO_LARGE;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_MALFORMED;

import java.util.List;

/** Requests at a limit and beyond it, too long for a file. */
final class Lengths {
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final int LARGEST = 16 * 1024;

  private Lengths() {}

  static List<RequestCase> cases(Request good) {
    CaseList cases = new CaseList("lengths", good);
    cases.citing("RFC 8259 section 9: a parser may set limits");
    for (String body :
        List.of(
            "[".repeat(5000) + "]".repeat(5000),
            "{\"profile\":".repeat(1000) + "1" + "}".repeat(1000),
            "{\"min_ttl\":" + "9".repeat(5000) + "}")) {
      String what = "body " + CaseList.quoted(body);
      cases.refuse(INVALID_REQUEST, what, request -> request.body(JSON, body));
    }
    cases.citing("contract: the largest body is 16 KiB");
    String largest = " ".repeat(LARGEST - 2) + "{}";
    cases.grant("body of 16 KiB", request -> request.body(JSON, largest));
    cases.citing("CVE-2024-34079: what is too large is not read");
    for (int size : new int[] {LARGEST + 1, 1 << 20, 5 << 20}) {
      String spaces = " ".repeat(size);
      cases.refuse(PAYLOAD_TOO_LARGE, size + " bytes", request -> request.body(JSON, spaces));
      String form = "a".repeat(size);
      cases.refuse(
          PAYLOAD_TOO_LARGE, size + " bytes of a form", request -> request.body(FORM, form));
    }
    String wide = "{\"profile\":\"" + "本".repeat(LARGEST / 3) + "\"}";
    cases.refuse(
        PAYLOAD_TOO_LARGE, "few characters of many bytes", request -> request.body(JSON, wide));
    cases.citing("RFC 7515 section 4.1.4: kid is a string");
    cases.refuse(TOKEN_MALFORMED, "kid of 129 characters", request -> request.kid("k".repeat(129)));
    cases.citing("the policy's own pattern language: * stays within one part of a path");
    cases.from(good.profile("branches").claim("ref", "refs/heads/release/1"));
    cases.grant(
        "a long ref", request -> request.claim("ref", "refs/heads/release/" + "r".repeat(230)));
    return cases.cases();
  }
}
