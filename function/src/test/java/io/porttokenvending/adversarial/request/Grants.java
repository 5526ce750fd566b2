package io.porttokenvending.adversarial.request;

import static io.porttokenvending.exchange.ErrorCode.ACCESS_DENIED;
import static io.porttokenvending.exchange.ErrorCode.INVALID_REQUEST;
import static io.porttokenvending.exchange.ErrorCode.RESOURCE_MISMATCH;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_MALFORMED;
import static io.porttokenvending.exchange.ErrorCode.UNSUPPORTED_GRANT_TYPE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.exchange.ErrorCode;
import java.net.URLEncoder;
import java.util.List;
import java.util.function.UnaryOperator;

/** The token in a form, as OAuth's two grants have it. */
final class Grants {
  private static final String URN = "urn:ietf:params:oauth:";

  private static final String EXCHANGE =
      "grant_type="
          + encoded(URN + "grant-type:token-exchange")
          + "&subject_token_type="
          + encoded(URN + "token-type:jwt")
          + "&subject_token={token}";

  private static final String BEARER =
      "grant_type=" + encoded(URN + "grant-type:jwt-bearer") + "&assertion={token}";

  private Grants() {}

  static List<RequestCase> cases(Request good) {
    CaseList cases = new CaseList("grants", good);
    for (String grant : List.of(EXCHANGE, BEARER)) {
      cases.from(form(good, grant));
      granted(cases, good, grant);
      refused(cases, good, grant);
    }
    cases.from(form(good, EXCHANGE)).citing("RFC 8693 section 2.1: subject_token_type is required");
    String typed = encoded(URN + "token-type:jwt");
    for (String type :
        List.of(
            URN + "token-type:access_token",
            URN + "token-type:refresh_token",
            URN + "token-type:saml2",
            URN + "token-type:JWT",
            "URN:IETF:params:oauth:token-type:jwt",
            "jwt",
            "")) {
      String body = EXCHANGE.replace(typed, encoded(type));
      refuse(cases, good, INVALID_REQUEST, "token type " + type, body);
    }
    String idToken = EXCHANGE.replace(typed, encoded(URN + "token-type:id_token"));
    cases.grant("token type id_token", request -> form(good, idToken));
    String untyped = EXCHANGE.replace("&subject_token_type=" + typed, "");
    refuse(cases, good, INVALID_REQUEST, "no token type", untyped);
    return cases.cases();
  }

  private static void granted(CaseList cases, Request good, String grant) {
    cases.citing("RFC 6749 section 3.2: what is not known is ignored, what is empty is left out");
    for (String more :
        List.of(
            "&scope=default",
            "&scope=",
            "&resource=",
            "&actor_token=",
            "&client_id=x",
            "&audience=x",
            "&requested_token_type=x",
            "&profile=none",
            "&min_ttl=99999",
            "&&",
            "&x")) {
      cases.grant(name(grant) + " with " + more, request -> form(good, grant + more));
    }
  }

  private static void refused(CaseList cases, Request good, String grant) {
    cases.citing("RFC 8693 section 2.1; RFC 7523 section 2.1");
    String other = grant.equals(BEARER) ? "subject_token" : "assertion";
    String own = grant.equals(BEARER) ? "assertion" : "subject_token";
    refuse(cases, good, INVALID_REQUEST, "an actor", grant + "&actor_token={token}");
    refuse(cases, good, INVALID_REQUEST, "two tokens", grant + "&" + other + "={token}");
    refuse(cases, good, INVALID_REQUEST, "one token twice", grant + "&" + own + "={token}");
    refuse(cases, good, INVALID_REQUEST, "no token", grant.replace("={token}", "="));
    refuse(cases, good, INVALID_REQUEST, "two scopes", grant + "&scope=default&scope=default");
    refuse(cases, good, INVALID_REQUEST, "no grant", grant.replace("grant_type=", "grant="));
    refuse(
        cases,
        good,
        TOKEN_MALFORMED,
        "a space before the token",
        grant.replace("{token}", "+{token}"));
    refuse(cases, good, TOKEN_MALFORMED, "half an escape", grant.replace("{token}", "{token}%"));
    refuse(cases, good, TOKEN_MALFORMED, "null", grant.replace("{token}", "null"));
    refuse(cases, good, UNSUPPORTED_GRANT_TYPE, "another grant", grant.replace("grant-type", "x"));
    refuse(
        cases, good, ACCESS_DENIED, "a scope of two profiles", grant + "&scope=default+elsewhere");
    refuse(cases, good, ACCESS_DENIED, "a scope that is no profile", grant + "&scope=openid");
    cases.citing("RFC 8707 section 2: the resource is the one that the token is for");
    for (String resource :
        List.of("https://mcp.port.io/v1", "https://evil.example", "x", "http://127.0.0.1")) {
      refuse(
          cases,
          good,
          RESOURCE_MISMATCH,
          "resource " + resource,
          grant + "&resource=" + encoded(resource));
    }
    cases.citing("RFC 6750 section 2: a token is sent in one way");
    cases.refuse(
        INVALID_REQUEST,
        name(grant) + " and a bearer",
        request -> form(good, grant, event -> "Bearer " + event));
    cases.refuse(
        INVALID_REQUEST,
        name(grant) + " and a bearer before a user",
        request -> form(good, grant, event -> "Bearer " + event + ",Basic YTpi"));
    cases.refuse(
        INVALID_REQUEST,
        name(grant) + " and two folded headers",
        request -> form(good, grant, event -> "Basic YTo=, Bearer " + event));
  }

  private static void refuse(
      CaseList cases, Request good, ErrorCode code, String name, String body) {
    cases.refuse(code, name(body) + ", " + name, request -> form(good, body));
  }

  private static String name(String body) {
    return body.contains("assertion=") ? "JWT bearer" : "token exchange";
  }

  private static Request form(Request good, String body) {
    return form(good, body, token -> "");
  }

  /**
   * The request.
   *
   * @param authorization made of the token; none when it is empty
   */
  private static Request form(Request good, String body, UnaryOperator<String> authorization) {
    return good.event((event, token) -> {
      String header = authorization.apply(token);
      if (header.isEmpty()) {
        event.withObject("headers").remove("authorization");
      } else {
        event.withObject("headers").put("authorization", header);
      }
      event.withObject("headers").put("content-type", "application/x-www-form-urlencoded");
      event.put("body", body.replace("{token}", token)).put("isBase64Encoded", false);
    });
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
