package io.porttokenvending.adversarial.request;

import static io.porttokenvending.exchange.ErrorCode.TOKEN_KEY_UNKNOWN;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_SIGNATURE_INVALID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.GitHubTokens;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** What the token's {@code kid} finds in what the issuer publishes. */
final class KeySets {
  private static final List<String> INVENTED =
      List.of(
          "../../../../dev/null",
          "file:///etc/passwd",
          "' OR '1'='1",
          "x\u0000",
          "x\n",
          "*",
          "k".repeat(128),
          "http://127.0.0.1/jwks#key",
          "ключ",
          "0");

  private static final BigInteger WEAK =
      BigInteger.ONE.shiftLeft(1023).add(BigInteger.valueOf(0x1235));

  private final GitHubTokens gitHub;
  private final GitHubTokens stranger;
  private final CaseList cases;

  private KeySets(GitHubTokens gitHub, GitHubTokens stranger, Request good) {
    this.gitHub = gitHub;
    this.stranger = stranger;
    this.cases = new CaseList("key", good);
  }

  static List<RequestCase> cases(CorpusWorld world, Request good) {
    KeySets sets = new KeySets(world.gitHub(), world.unlisted(), good);
    sets.kids();
    sets.unusableKeys();
    sets.goodSets();
    return sets.cases.cases();
  }

  private void kids() {
    cases.citing("RFC 7515 section 4.1.4, RFC 8725 section 3.10: kid is data");
    for (String kid : INVENTED) {
      kid(CaseList.quoted(kid), kid);
    }
    cases.citing("CVE-2025-59936, GHSA-rp9m-7r4c-75qg: keys of caches that were joined");
    kid("issuer and kid", gitHub.issuer() + "|" + gitHub.kid());
    kid("issuer#kid", gitHub.issuer() + "#" + gitHub.kid());
    kid("kid with a space", gitHub.kid() + " ");
    kid("kid in upper case", gitHub.kid().toUpperCase(Locale.ROOT));
    kid("kid cut short", gitHub.kid().substring(1));
    kid("kid of a stranger", stranger.kid());
  }

  private void kid(String name, String kid) {
    cases.refuse(TOKEN_KEY_UNKNOWN, "kid = " + name, request -> request.kid(kid));
  }

  private void unusableKeys() {
    cases.citing("RFC 7517 section 4.2 and 4.3: what a key is for");
    published("for encryption", gitHub.jwk().put("use", "enc"));
    published("for another algorithm", gitHub.jwk().put("alg", "RS512"));
    published("for PSS", gitHub.jwk().put("alg", "PS256"));
    published("that only signs", withOperation("sign"));
    cases.citing("RFC 7517 section 5: what cannot be used is left out");
    published("of a curve", gitHub.jwk().put("kty", "EC"));
    published("of octets", gitHub.jwk().put("kty", "oct"));
    published("without a type", without("kty"));
    published("without a modulus", without("n"));
    published(
        "with a padded modulus", gitHub.jwk().put("n", gitHub.jwk().path("n").asText() + "="));
    published("with a number as kid", gitHub.jwk().put("kid", 1));
    cases.citing("RFC 7518 section 3.3: 2048 bits or more");
    published("of 1024 bits", gitHub.jwk().put("n", unsigned(WEAK)));
    published("of an even modulus", gitHub.jwk().put("n", unsigned(WEAK.shiftLeft(1025))));
    cases.citing("RFC 8017 section 3.1: the exponent is odd, and at least 3");
    published("with the exponent 1", gitHub.jwk().put("e", "AQ"));
    published("with an even exponent", gitHub.jwk().put("e", "AQAC"));
    cases.citing("CVE-2022-23539: the key belongs to another");
    cases.refuse(
        TOKEN_SIGNATURE_INVALID,
        "a stranger's key under the token's kid",
        request -> request.keySet(set(stranger.jwk().put("kid", gitHub.kid()))));
  }

  private void published(String what, JsonNode key) {
    cases.refuse(
        TOKEN_KEY_UNKNOWN, "key " + what, request -> request.keySet(set(key, stranger.jwk())));
  }

  private void goodSets() {
    cases.citing("RFC 7517 section 4: optional members");
    granted("without alg", without("alg"));
    granted("without use", without("use"));
    granted("with operations", withOperation("verify"));
    granted("with a private member", gitHub.jwk().put("acme", "x"));
    cases.citing("crates_io_trustpub keystore: one unreadable key emptied the set");
    for (String junk : List.of("null", "{}", "[]", "\"x\"", "{\"kty\":\"EC\",\"kid\":\"x\"}")) {
      granted("behind " + junk, Answer.json(junk), gitHub.jwk());
      granted("before " + junk, gitHub.jwk(), Answer.json(junk));
    }
    granted("published twice", gitHub.jwk(), gitHub.jwk());
    granted("before a namesake", gitHub.jwk(), stranger.jwk().put("kid", gitHub.kid()));
    granted("behind an unusable namesake", gitHub.jwk().put("use", "enc"), gitHub.jwk());
  }

  private void granted(String what, JsonNode... keys) {
    cases.grant("key " + what, request -> request.keySet(set(keys)));
  }

  private static String set(JsonNode... keys) {
    ObjectNode set = JsonNodeFactory.instance.objectNode();
    set.putArray("keys").addAll(List.of(keys));
    return JsonText.write(set);
  }

  private ObjectNode without(String member) {
    ObjectNode key = gitHub.jwk();
    key.remove(member);
    return key;
  }

  private ObjectNode withOperation(String operation) {
    ObjectNode key = without("use");
    key.putArray("key_ops").add(operation);
    return key;
  }

  private static String unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
  }
}
