package io.porttokenvending.adversarial.request;

import static io.porttokenvending.exchange.ErrorCode.INVALID_REQUEST;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_MALFORMED;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_MISSING;

import io.porttokenvending.exchange.ErrorCode;
import java.util.List;

/** The one credential of a request, and where it may stand. */
final class Credentials {
  private Credentials() {}

  static List<RequestCase> cases(Request good) {
    CaseList cases = new CaseList("transport: credentials", good);
    cases.citing("RFC 6750 section 2: one way to send the token");
    cases.refuse(
        TOKEN_MISSING,
        "no header",
        request ->
            request.event((event, token) -> event.withObject("headers").remove("authorization")));
    for (String value :
        List.of(
            "",
            " ",
            "Bearer",
            "Bearer ",
            "@",
            "Basic @",
            "Token @",
            "DPoP @",
            "Bearer\t@",
            "Bearer:@",
            "Bearer=@",
            "BearerBearer @",
            "BearerToken @",
            "bearer\u00a0@",
            "Digest token=@",
            "jwt @")) {
      authorization(cases, TOKEN_MISSING, value);
    }
    cases.citing("API Gateway: headers of one name are joined by commas; aws-oidc-warden 2.4.1");
    for (String value :
        List.of(
            "Bearer @,Bearer @",
            "Bearer @, Bearer @",
            "Bearer @,",
            ",Bearer @",
            "Basic YTpi,Bearer @",
            "Bearer @,Basic YTpi",
            "Bearer x,@",
            "Bearer @,x")) {
      authorization(cases, INVALID_REQUEST, value);
    }
    cases.citing("RFC 9110 section 5.1: names of headers are not case-sensitive");
    for (String name : List.of("Authorization", "AUTHORIZATION", "aUTHORIZATION")) {
      cases.refuse(
          INVALID_REQUEST,
          "beside it " + name,
          request ->
              request.event(
                  (event, token) -> event.withObject("headers").put(name, "Bearer " + token)));
      cases.grant(
          "called " + name,
          request ->
              request.event((event, token) -> {
                event.withObject("headers").remove("authorization");
                event.withObject("headers").put(name, "Bearer " + token);
              }));
    }
    cases.citing("RFC 7235 section 2.1: neither is the scheme");
    for (String value : List.of("bearer @", "BEARER @", "bEaReR @", "Bearer   @", " Bearer @ ")) {
      cases.grant("Authorization: " + value, request -> withAuthorization(request, value));
    }
    cases.citing("RFC 6750 section 2.1: b64token");
    for (String value :
        List.of(
            "Bearer @ @",
            "Bearer token=@",
            "Bearer jwt:@",
            "Bearer x",
            "Bearer a.b.c",
            "Bearer two words of text")) {
      authorization(cases, TOKEN_MALFORMED, value);
    }
    elsewhere(cases);
    return cases.cases();
  }

  private static void elsewhere(CaseList cases) {
    cases.citing("contract: nothing else of the event is a credential");
    for (String header :
        List.of(
            "x-authorization",
            "proxy-authorization",
            "x-forwarded-authorization",
            "cookie",
            "x-amz-security-token",
            "authorization ",
            "authorization2")) {
      cases.refuse(
          TOKEN_MISSING,
          "the token in " + header + " alone",
          request ->
              request.event((event, token) -> {
                event.withObject("headers").remove("authorization");
                event.withObject("headers").put(header, "Bearer " + token);
              }));
      cases.grant(
          "a stray token in " + header + " too",
          request ->
              request.event((event, token) -> event.withObject("headers").put(header, "Bearer x")));
    }
    cases.refuse(
        TOKEN_MISSING,
        "the token in the query alone",
        request ->
            request.event((event, token) -> {
              event.withObject("headers").remove("authorization");
              event.put("rawQueryString", "access_token=" + token);
            }));
    cases.citing("API Gateway JWT authorizer: its verdict is not ours");
    cases.refuse(
        TOKEN_MISSING,
        "an authorizer's claims alone",
        request ->
            request.event((event, token) -> {
              event.withObject("headers").remove("authorization");
              event
                  .withObject("requestContext")
                  .putObject("authorizer")
                  .putObject("jwt")
                  .putObject("claims")
                  .put("repository_owner_id", "999999999999")
                  .put("ref", "refs/heads/main");
            }));
  }

  /** {@code @} stands for the token. */
  private static void authorization(CaseList cases, ErrorCode code, String value) {
    cases.refuse(
        code,
        "Authorization: " + CaseList.quoted(value),
        request -> withAuthorization(request, value));
  }

  private static Request withAuthorization(Request request, String value) {
    return request.event((event, token) ->
        event.withObject("headers").put("authorization", value.replace("@", token)));
  }
}
