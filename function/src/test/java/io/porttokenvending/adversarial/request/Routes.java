package io.porttokenvending.adversarial.request;

import static io.porttokenvending.exchange.ErrorCode.METHOD_NOT_ALLOWED;
import static io.porttokenvending.exchange.ErrorCode.NOT_FOUND;

import java.util.List;

/** Method and path, and headers that would change them elsewhere. */
final class Routes {
  private Routes() {}

  static List<RequestCase> cases(Request good) {
    CaseList cases = new CaseList("transport: routes", good);
    cases.citing("RFC 9110 section 9.1: methods are case-sensitive");
    for (String method :
        List.of(
            "GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "QUERY", "post",
            "Post", "POST ", "", "POST\n")) {
      cases.refuse(
          METHOD_NOT_ALLOWED,
          "method " + CaseList.quoted(method),
          request ->
              request.event((event, token) ->
                  event.withObject("requestContext").withObject("http").put("method", method)));
    }
    cases.citing("RFC 3986 section 6: paths are not made alike");
    for (String path :
        List.of(
            "",
            "/",
            "/v1",
            "/v1/",
            "/v1/token/",
            "//v1/token",
            "/v1//token",
            "/V1/token",
            "/v1/Token",
            "/v1/token%00",
            "/v1/token%2F",
            "/v1/token;x",
            "/v1/../v1/token",
            "/./v1/token",
            "v1/token",
            "/prod/v1/token",
            "/v1/tokens",
            "/v2/token",
            "/v1/token\n",
            "/v1/token?x",
            "/v1%2Ftoken",
            "http://x/v1/token",
            "/.env",
            "/.well-known/openid-configuration",
            "*")) {
      cases.refuse(
          NOT_FOUND,
          "path " + CaseList.quoted(path),
          request -> request.event((event, token) -> event.put("rawPath", path)));
    }
    cases.citing("CVE-2025-29927: no header of the caller's changes the route");
    for (String header :
        List.of(
            "x-http-method-override",
            "x-original-url",
            "x-rewrite-url",
            "x-forwarded-host",
            "x-forwarded-for",
            "x-amz-invocation-type",
            "host",
            "forwarded",
            "x-request-id")) {
      cases.grant(
          "with " + header,
          request ->
              request.event((event, token) -> event.withObject("headers").put(header, "/v1/none")));
    }
    return cases.cases();
  }
}
