package io.porttokenvending.adversarial.request;

import static io.porttokenvending.exchange.ErrorCode.CLIENT_NEEDS_EMBEDDED_TOKEN;
import static io.porttokenvending.exchange.ErrorCode.CLIENT_UNKNOWN;
import static io.porttokenvending.exchange.ErrorCode.INVALID_REQUEST;
import static io.porttokenvending.exchange.ErrorCode.PAYLOAD_TOO_LARGE;
import static io.porttokenvending.exchange.ErrorCode.UNSUPPORTED_GRANT_TYPE;
import static io.porttokenvending.exchange.ErrorCode.UNSUPPORTED_MEDIA_TYPE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.exchange.ErrorCode;
import java.util.Base64;
import java.util.List;

/** The request's body, its type and its size. */
final class Bodies {
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final int LARGEST = 16 * 1024;

  private Bodies() {}

  static List<RequestCase> cases(Request good) {
    CaseList cases = new CaseList("transport: bodies", good);
    cases.citing("RFC 8259, RFC 7493: one JSON object");
    for (String body :
        List.of(
            "{",
            "}",
            "[]",
            "null",
            "true",
            "5",
            "\"x\"",
            "{}{}",
            "{},",
            "{'profile':'default'}",
            "{profile:1}",
            "{\"profile\":\"default\",}",
            "//\n{}",
            "{}/**/",
            "\ufeff{}",
            "{\"profile\":NaN}",
            "{\"profile\":\"\\ud800\"}",
            "{\"profile\":\"a\nb\"}",
            "\u0000",
            "[".repeat(5000) + "]".repeat(5000),
            "{\"profile\":".repeat(1000) + "1" + "}".repeat(1000),
            "{\"min_ttl\":" + "9".repeat(5000) + "}",
            "{\"profile\":\"default\",\"profile\":\"default\"}",
            "{\"profile\":\"default\",\"pr\\u006ffile\":\"x\"}")) {
      json(cases, INVALID_REQUEST, body);
    }
    cases.citing("contract: known members, of their types");
    for (String body :
        List.of(
            "{\"profile\":null}",
            "{\"profile\":1}",
            "{\"profile\":true}",
            "{\"profile\":[\"default\"]}",
            "{\"profile\":{}}",
            "{\"client\":null}",
            "{\"client\":[]}",
            "{\"client\":5}",
            "{\"client\":true}",
            "{\"client\":{}}",
            "{\"embed_token\":\"true\"}",
            "{\"embed_token\":1}",
            "{\"embed_token\":null}",
            "{\"embed_token\":[]}",
            "{\"embed_token\":{}}",
            "{\"min_ttl\":\"60\"}",
            "{\"min_ttl\":-1}",
            "{\"min_ttl\":7201}",
            "{\"min_ttl\":1.0}",
            "{\"min_ttl\":1e3}",
            "{\"min_ttl\":18446744073709551616}",
            "{\"min_ttl\":null}",
            "{\"min_ttl\":60.5}",
            "{\"min_ttl\":true}",
            "{\"min_ttl\":[]}",
            "{\"min_ttl\":{}}",
            "{\"min_ttl\":4294967356}",
            "{\"Profile\":\"default\"}",
            "{\"scope\":\"default\"}",
            "{\"subject_token\":\"x\"}",
            "{\"audience\":\"x\"}",
            "{\"__proto__\":{}}",
            "{\"\":1}")) {
      json(cases, INVALID_REQUEST, body);
    }
    for (String client :
        List.of(
            "",
            "Claude-Code",
            "claude-code ",
            "../claude-code",
            "emacs",
            "CLAUDE_CODE",
            "codex-cli")) {
      json(cases, CLIENT_UNKNOWN, "{\"client\":\"" + client + "\"}");
    }
    for (String body :
        List.of(
            "{}",
            " {\n} ",
            "{\"profile\":\"default\"}",
            "{\"client\":\"mcp-remote\"}",
            "{\"min_ttl\":0}",
            "{\"min_ttl\":7200}",
            "{\"embed_token\":true}",
            "{\"profile\":\"default\",\"client\":\"mcp-remote\",\"embed_token\":true,\"min_ttl\":1}",
            "{\"pr\\u006ffile\":\"default\"}",
            " ".repeat(LARGEST - 2) + "{}")) {
      cases.grant("body " + CaseList.quoted(body), request -> withBody(request, JSON, body));
    }
    sizes(cases);
    types(cases);
    encodings(cases);
    references(cases);
    queries(cases);
    return cases.cases();
  }

  private static void sizes(CaseList cases) {
    cases.citing("CVE-2024-34079: what is too large is not read");
    for (int size : new int[] {LARGEST + 1, 1 << 20, 5 << 20}) {
      cases.refuse(
          PAYLOAD_TOO_LARGE, size + " bytes", request -> withBody(request, JSON, " ".repeat(size)));
      cases.refuse(
          PAYLOAD_TOO_LARGE,
          size + " bytes of a form",
          request -> withBody(request, FORM, "a".repeat(size)));
    }
    cases.refuse(
        PAYLOAD_TOO_LARGE,
        "few characters of many bytes",
        request -> withBody(request, JSON, "{\"profile\":\"" + "本".repeat(LARGEST / 3) + "\"}"));
  }

  private static void types(CaseList cases) {
    cases.citing("RFC 9110 section 8.3; CSRF by forms and by text/plain");
    for (String type :
        List.of(
            "text/plain",
            "text/json",
            "text/html",
            "application/xml",
            "application/jsonx",
            "application/json-seq",
            "application/jwt",
            "multipart/form-data; boundary=x",
            "application/octet-stream",
            "application/json-patch+json",
            "application/x-ndjson",
            "application/problem+json",
            "application/json; charset=utf-16",
            "application/json; charset=utf-8x",
            "application/json; charset=iso-8859-1",
            "application/x-www-form-urlencoded; charset=iso-8859-1",
            "application/json,application/json",
            "application/json,text/plain",
            "json",
            "*/*")) {
      cases.refuse(
          UNSUPPORTED_MEDIA_TYPE, "type " + type, request -> withBody(request, type, "{}"));
    }
    cases.refuse(
        UNSUPPORTED_MEDIA_TYPE,
        "JSON that is called a form",
        request -> withBody(request, FORM, "{\"profile\":\"default\"}"));
    for (String type :
        List.of(
            "Application/JSON",
            "application/json;charset=UTF-8",
            "application/json; charset=\"utf-8\"")) {
      cases.grant("type " + type, request -> withBody(request, type, "{}"));
    }
    cases.citing("RFC 6749 section 5.2");
    for (String grant : List.of("password", "authorization_code", "client_credentials", "x")) {
      cases.refuse(
          UNSUPPORTED_GRANT_TYPE,
          "grant_type=" + grant,
          request -> withBody(request, FORM, "grant_type=" + grant));
    }
    cases.citing("RFC 6749 section 3.2: no parameter comes twice");
    for (String form :
        List.of(
            "grant_type=x&grant_type=x",
            "grant_type=x&grant%5Ftype=y",
            "scope=a&scope=b&grant_type=x",
            "profile=default",
            "grant_type=",
            "grant_typ=x",
            "a&a",
            "a=1&%61=1",
            "a=b&grant_type",
            "&&",
            "%ZZ=1",
            " ",
            "&",
            "=",
            "%")) {
      cases.refuse(INVALID_REQUEST, "form " + form, request -> withBody(request, FORM, form));
    }
  }

  private static void encodings(CaseList cases) {
    cases.citing("RFC 4648; API Gateway payload format 2.0");
    for (String text : List.of("%%%%", "{}", "e30", "e30=e30=", "e30=\n", "e", "é")) {
      boolean decodes = text.equals("e30");
      if (!decodes) {
        cases.refuse(
            INVALID_REQUEST, "base64 " + CaseList.quoted(text), request -> base64(request, text));
      } else {
        cases.grant("base64 " + text, request -> base64(request, text));
      }
    }
    cases.grant("base64 e30=", request -> base64(request, "e30="));
    cases.refuse(
        INVALID_REQUEST,
        "base64 of base64",
        request -> base64(request, Base64.getEncoder().encodeToString("e30=".getBytes(UTF_8))));
    cases.refuse(INVALID_REQUEST, "bytes that are no UTF-8", request -> base64(request, "e//9"));
  }

  private static void queries(CaseList cases) {
    cases.citing("contract: a doubled name is refused, an unknown one is not looked at");
    for (String query :
        List.of(
            "a=1&a=2",
            "a=1&b=2&a=3",
            "a&a",
            "%61=1&a=2",
            "a+b=1&a%20b=2",
            "profile=default&profile=x")) {
      cases.refuse(INVALID_REQUEST, "query " + query, request -> withQuery(request, query));
    }
    for (String query :
        List.of(
            "profile=x",
            "profile=other&client=emacs",
            "a=1&A=1",
            "%",
            "%ZZ=1&b",
            "&&",
            "access_token=x")) {
      cases.grant("query " + query, request -> withQuery(request, query));
    }
  }

  private static void json(CaseList cases, ErrorCode code, String body) {
    cases.refuse(code, "body " + CaseList.quoted(body), request -> withBody(request, JSON, body));
  }

  private static void references(CaseList cases) {
    cases.citing("contract: a client without references needs the token itself");
    cases.refuse(
        CLIENT_NEEDS_EMBEDDED_TOKEN,
        "references for cline",
        request -> withBody(request, JSON, "{\"client\":\"cline\",\"embed_token\":false}"));
    for (String client : List.of("claude-code", "codex", "opencode", "mcp-remote")) {
      cases.grant(
          "references for " + client,
          request ->
              withBody(request, JSON, "{\"client\":\"" + client + "\",\"embed_token\":false}"));
    }
  }

  private static Request withBody(Request request, String type, String body) {
    return request.event((event, token) -> {
      event.withObject("headers").put("content-type", type);
      event.put("body", body).put("isBase64Encoded", false);
    });
  }

  private static Request base64(Request request, String body) {
    return request.event((event, token) -> {
      event.withObject("headers").put("content-type", JSON);
      event.put("body", body).put("isBase64Encoded", true);
    });
  }

  private static Request withQuery(Request request, String query) {
    return request.event((event, token) -> event.put("rawQueryString", query));
  }
}
