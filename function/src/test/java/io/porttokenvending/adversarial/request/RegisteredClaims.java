package io.porttokenvending.adversarial.request;

import static io.porttokenvending.exchange.ErrorCode.TOKEN_AUDIENCE_MISMATCH;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_CLAIMS_INCOMPLETE;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_EXPIRED;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_ISSUER_UNTRUSTED;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_NOT_YET_VALID;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_TOO_OLD;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.testing.Answer;
import java.util.List;
import java.util.stream.LongStream;

/** RFC 7519's own claims: issuer, audience and times. */
final class RegisteredClaims {
  private final CorpusWorld world;
  private final CaseList cases;

  private RegisteredClaims(CorpusWorld world, Request good) {
    this.world = world;
    this.cases = new CaseList("registered claims", good);
  }

  static List<RequestCase> cases(CorpusWorld world, Request good) {
    RegisteredClaims claims = new RegisteredClaims(world, good);
    claims.issuers(world.gitHub().issuer(), world.unlisted().issuer());
    claims.audiences();
    claims.times();
    claims.timeTypes();
    return claims.cases.cases();
  }

  private void issuers(String good, String evil) {
    cases.citing("CVE-2025-52477: an unlisted iss is not asked for its keys");
    cases.refuse(
        TOKEN_ISSUER_UNTRUSTED,
        "a stranger's token",
        request -> request.claim("iss", evil).signedBy(world.unlisted()));
    cases.citing("CVE-2026-22772: issuers are exact strings");
    String host = good.substring("http://".length());
    cases.refuse(
        TOKEN_ISSUER_UNTRUSTED,
        "iss",
        List.of(
            good + "/",
            good + "/.",
            good + "?x",
            good + "#x",
            good + " ",
            good + "\n",
            good + "\u0000",
            good + ".evil.example",
            good + "@evil.example",
            good + "/acme",
            " " + good,
            "HTTP://" + host,
            "https://" + host,
            "//" + host,
            host,
            "http://user@" + host,
            good.replace("127.0.0.1", "localhost"),
            good.replace("127.0.0.1", "127.1"),
            good.replace("127.0.0.1", "127.0.0.1."),
            good.replace("127.0.0.1", "[::1]"),
            good + "," + good,
            evil + "/?" + good,
            evil + "#" + good,
            evil + "?" + good,
            evil + "\\@" + host,
            "https://token.actions.githubusercontent.com",
            "http://169.254.169.254/latest/meta-data/",
            "file:///etc/passwd",
            "*",
            ""));
    cases.citing("RFC 7519 section 4.1.1: iss is a string");
    cases.refuseJson(
        TOKEN_ISSUER_UNTRUSTED,
        "iss",
        List.of("null", "1", "true", "[]", "{}", "[\"" + good + "\"]"));
    cases.refuse(TOKEN_ISSUER_UNTRUSTED, "no iss", request -> request.without("iss"));
  }

  private void audiences() {
    cases.citing(
        "CVE-2025-62610, CVE-2026-40946, GHSA-hcxc-wf8j-23hv: the audience is always wanted");
    cases.refuse(
        TOKEN_AUDIENCE_MISMATCH,
        "aud",
        List.of(
            "https://github.com/acme",
            "sts.amazonaws.com",
            "api://AzureADTokenExchange",
            "sigstore",
            "claude-code-github-action",
            "Port-Token-Vending",
            "port-token-vending ",
            " port-token-vending",
            "port-token-vending/",
            "port-token-vendin",
            "port-token-vending2",
            "port-token-vending,other",
            "other port-token-vending",
            "p\u043ert-token-vending",
            "*"));
    cases.citing("CVE-2024-5798: aud as a string and as a list");
    cases.refuseJson(
        TOKEN_AUDIENCE_MISMATCH,
        "aud",
        List.of(
            "[\"port-token-vending\",\"other\"]",
            "[\"other\",\"port-token-vending\"]",
            "[\"port-token-vending\",\"port-token-vending\"]",
            "[\"other\"]"));
    cases.refuseJson(
        TOKEN_CLAIMS_INCOMPLETE,
        "aud",
        List.of(
            "null",
            "1",
            "true",
            "{}",
            "[]",
            "\"\"",
            "[\"\"]",
            "[null]",
            "[[\"port-token-vending\"]]",
            "[\"port-token-vending\",1]",
            "{\"port-token-vending\":true}"));
    cases.refuse(TOKEN_CLAIMS_INCOMPLETE, "no aud", request -> request.without("aud"));
    cases.grant(
        "aud in a list", request -> request.claim("aud", Answer.json("[\"port-token-vending\"]")));
  }

  private void times() {
    cases.citing(
        "RFC 7519 sections 4.1.4 to 4.1.6; Doppler secrets-fetch-action#22: skewed clocks");
    moved(TOKEN_EXPIRED, "exp", LongStream.of(-30, -31, -60, -600, -86_400));
    moved(TOKEN_NOT_YET_VALID, "nbf", LongStream.of(31, 32, 60, 299));
    moved(TOKEN_NOT_YET_VALID, "iat", LongStream.of(31, 32, 60, 299));
    moved(TOKEN_TOO_OLD, "iat", LongStream.of(-600, -601, -3600, -86_400));
    cases.refuse(TOKEN_EXPIRED, "exp = 0", request -> request.claim("exp", number(0)));
    cases.refuse(TOKEN_TOO_OLD, "iat = 0", request -> request.claim("iat", number(0)));
    granted("exp", LongStream.of(-29, 0, 1, 21_600));
    granted("nbf", LongStream.of(30, 0, -600, -86_400));
    granted("iat", LongStream.of(30, 1, -300, -599));
  }

  private void timeTypes() {
    cases.citing("RFC 7519 section 2: NumericDate; here only as GitHub writes it");
    for (String time : List.of("exp", "nbf", "iat")) {
      cases.refuseJson(
          TOKEN_CLAIMS_INCOMPLETE,
          time,
          List.of(
              "null",
              "true",
              "\"\"",
              "\"4102444800\"",
              "[]",
              "{}",
              "-1",
              "1.0",
              "1e9",
              "4102444800.5",
              "253402300800",
              "9223372036854775807",
              "9223372036854775808",
              "99999999999999999999999999"));
      cases.refuse(TOKEN_CLAIMS_INCOMPLETE, "no " + time, request -> request.without(time));
    }
  }

  private void moved(ErrorCode code, String time, LongStream seconds) {
    seconds.forEach(by ->
        cases.refuse(
            code, time + " = now " + by, request -> request.claim(time, number(world.now() + by))));
  }

  private void granted(String time, LongStream seconds) {
    seconds.forEach(by ->
        cases.grant(
            time + " = now " + by, request -> request.claim(time, number(world.now() + by))));
  }

  private static JsonNode number(long value) {
    return JsonNodeFactory.instance.numberNode(value);
  }
}
