package io.porttokenvending.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.trust.GitHubClaims;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final GitHubTokens GITHUB = new GitHubTokens();
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration SKEW = Duration.ofSeconds(30);
  private static final Duration MAX_AGE = Duration.ofMinutes(10);
  private static final String AUDIENCE = "port-token-vending";

  private final List<String> lookedUp = new ArrayList<>();

  @Test
  void token_valid_isVerified() {
    assertVerified(good());
    assertEquals(List.of(GITHUB.kid()), lookedUp);
  }

  @Test
  void toString_verifiedToken_containsOnlyIssuer() {
    var verified = assertInstanceOf(Verification.Verified.class, verify(sign(good())));
    assertEquals(
        "VerifiedToken[SignedClaims[issuer=" + GitHubTokens.ISSUER + "]]",
        verified.token().toString());
  }

  @Test
  void runnerCredential_missingClaims_isClaimsIncomplete() {
    GitHubToken runner =
        good()
            .without("aud")
            .without("sub")
            .without("jti")
            .without("repository")
            .with("exp", NOW.plusSeconds(21_480).getEpochSecond());
    assertEquals(
        "The token does not have these claims, or has them with another type: aud, sub, jti,"
            + " repository. Send the ID token of a workflow job.",
        assertRejected(TokenFault.CLAIMS_INCOMPLETE, runner).detail());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aud",
        "sub",
        "jti",
        "iat",
        "nbf",
        "exp",
        "repository",
        "repository_id",
        "repository_owner",
        "repository_owner_id",
        "ref",
        "event_name",
        "workflow_ref",
        "job_workflow_ref",
        "run_id",
        "actor_id"
      })
  void requiredClaim_missingOrWrongType_isClaimsIncomplete(String claim) {
    assertRejected(TokenFault.CLAIMS_INCOMPLETE, good().without(claim));
    assertRejected(TokenFault.CLAIMS_INCOMPLETE, good().with(claim, JSON.nullNode()));
    assertRejected(TokenFault.CLAIMS_INCOMPLETE, good().with(claim, JSON.objectNode()));
    assertRejected(TokenFault.CLAIMS_INCOMPLETE, good().with(claim, JSON.booleanNode(true)));
    assertRejected(TokenFault.CLAIMS_INCOMPLETE, good().with(claim, JSON.numberNode(1.5)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"aud", "sub", "jti", "repository", "event_name", "job_workflow_ref", "run_id"})
  void requiredString_empty_isClaimsIncomplete(String claim) {
    assertRejected(TokenFault.CLAIMS_INCOMPLETE, good().with(claim, ""));
  }

  @Test
  void ref_empty_isVerified() {
    assertVerified(good().with("ref", ""));
  }

  @Test
  void id_asNumber_isClaimsIncomplete() {
    assertRejected(TokenFault.CLAIMS_INCOMPLETE, good().with("repository_id", 1_104_004_353L));
  }

  static Stream<JsonNode> invalidTimes() {
    return Stream.of(
        JSON.numberNode(1.0),
        JSON.numberNode(1e300),
        JSON.numberNode(-1),
        JSON.numberNode(253_402_300_800L),
        JSON.numberNode(new BigInteger("99999999999999999999")),
        JSON.textNode("1795176000"));
  }

  @ParameterizedTest
  @MethodSource("invalidTimes")
  void expiration_notAValidInteger_isClaimsIncomplete(JsonNode value) {
    assertRejected(TokenFault.CLAIMS_INCOMPLETE, good().with("exp", value));
  }

  @Test
  void issuer_unlistedOrWrongType_isUntrustedWithoutLookup() {
    assertRejected(TokenFault.ISSUER_UNTRUSTED, good().with("iss", GitHubTokens.ISSUER + "/"));
    assertRejected(TokenFault.ISSUER_UNTRUSTED, good().with("iss", GitHubTokens.ISSUER + "/acme"));
    assertRejected(TokenFault.ISSUER_UNTRUSTED, good().with("iss", 1));
    assertRejected(TokenFault.ISSUER_UNTRUSTED, good().without("iss"));
    assertEquals(List.of(), lookedUp);
  }

  static List<Arguments> untrustedIssuers() {
    String url = "https://ghe.example/_services/token?a=b&c='d'";
    return List.of(
        Arguments.of("", ""),
        Arguments.of(url, url),
        Arguments.of("x\" is trusted\\", "x??is?trusted?"),
        Arguments.of("a\r\nb\0c\u001b[31m\u007f", "a??b?c?[31m?"),
        Arguments.of("\u00e4\u2028\u202e\ud83d\ude80", "?????"),
        Arguments.of("a".repeat(200), "a".repeat(200)),
        Arguments.of("a".repeat(4_000), "a".repeat(200)),
        Arguments.of("\n".repeat(201), "?".repeat(200)));
  }

  @ParameterizedTest
  @MethodSource("untrustedIssuers")
  void untrustedIssuer_isQuotedAsTruncatedAscii(String sent, String quoted) {
    assertEquals(
        "The token's issuer is not trusted: \""
            + quoted
            + "\". If it is your enterprise's issuer, ask the operator to add it to OIDC_ISSUERS.",
        assertRejected(TokenFault.ISSUER_UNTRUSTED, good().with("iss", sent)).detail());
  }

  @Test
  void issuer_notAString_isNotQuoted() {
    for (GitHubToken token : List.of(good().with("iss", 1234567), good().without("iss"))) {
      String detail = assertRejected(TokenFault.ISSUER_UNTRUSTED, token).detail();
      assertTrue(detail.startsWith("The token's iss is missing or is not a string"), detail);
    }
  }

  static Stream<JsonNode> otherAudiences() {
    return Stream.of(
        JSON.textNode("https://github.com/acme"),
        JSON.textNode("PORT-TOKEN-VENDING"),
        JSON.textNode(AUDIENCE + " "),
        JSON.arrayNode().add("other"),
        JSON.arrayNode().add(AUDIENCE).add("other"),
        JSON.arrayNode().add(AUDIENCE).add(AUDIENCE));
  }

  @ParameterizedTest
  @MethodSource("otherAudiences")
  void audience_notExactlyConfigured_isMismatch(JsonNode audience) {
    assertRejected(TokenFault.AUDIENCE_MISMATCH, good().with("aud", audience));
  }

  @Test
  void audience_listOfOneConfigured_isVerified() {
    assertVerified(good().with("aud", JSON.arrayNode().add(AUDIENCE)));
  }

  @Test
  void audience_emptyOrInvalidList_isClaimsIncomplete() {
    assertRejected(TokenFault.CLAIMS_INCOMPLETE, good().with("aud", JSON.arrayNode()));
    assertRejected(TokenFault.CLAIMS_INCOMPLETE, good().with("aud", JSON.arrayNode().add(1)));
    assertRejected(TokenFault.CLAIMS_INCOMPLETE, good().with("aud", JSON.arrayNode().add("")));
  }

  @Test
  void expiration_exactlySkewAgo_isExpired() {
    assertVerified(good().with("exp", at(NOW.minus(SKEW)) + 1));
    assertRejected(TokenFault.EXPIRED, good().with("exp", at(NOW.minus(SKEW))));
  }

  @Test
  void notBefore_exactlySkewAhead_isVerified() {
    assertVerified(good().with("nbf", at(NOW.plus(SKEW))));
    assertRejected(TokenFault.NOT_YET_VALID, good().with("nbf", at(NOW.plus(SKEW)) + 1));
  }

  @Test
  void issuedAt_exactlySkewAhead_isVerified() {
    assertVerified(good().with("iat", at(NOW.plus(SKEW))));
    assertRejected(TokenFault.NOT_YET_VALID, good().with("iat", at(NOW.plus(SKEW)) + 1));
  }

  @Test
  void issuedAt_exactlyMaxAgeAgo_isVerified() {
    assertVerified(good().with("iat", at(NOW.minus(MAX_AGE))));
    assertRejected(TokenFault.TOO_OLD, good().with("iat", at(NOW.minus(MAX_AGE)) - 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "HS256", "rs256", "RS384", "PS256", "ES256", ""})
  void algorithm_otherThanRs256_isRejected(String algorithm) {
    assertRejected(TokenFault.ALGORITHM_REFUSED, good().header("alg", algorithm));
  }

  @Test
  void algorithm_none_isRejected() {
    String unsigned = sign(good().header("alg", "none")).replaceFirst("\\.[^.]*$", ".");
    assertRejected(TokenFault.ALGORITHM_REFUSED, unsigned);
  }

  @ParameterizedTest
  @ValueSource(strings = {"crit", "jku", "jwk", "x5u", "x5c", "b64", "zip"})
  void header_withKeyOrCriticalExtension_isMalformed(String name) {
    assertRejected(TokenFault.MALFORMED, good().header(name, "anything"));
  }

  @Test
  void header_withoutKidOrAlgorithm_isMalformed() {
    assertRejected(TokenFault.MALFORMED, good().withoutHeader("kid"));
    assertRejected(TokenFault.MALFORMED, good().header("kid", ""));
    assertRejected(TokenFault.MALFORMED, good().header("kid", JSON.numberNode(1)));
    assertRejected(TokenFault.MALFORMED, good().header("kid", "k".repeat(129)));
    assertRejected(TokenFault.MALFORMED, good().withoutHeader("alg"));
    assertRejected(TokenFault.MALFORMED, good().header("alg", JSON.arrayNode().add("RS256")));
    assertRejected(TokenFault.MALFORMED, good().header("typ", "at+jwt"));
    assertRejected(TokenFault.MALFORMED, good().header("typ", JSON.nullNode()));
    assertVerified(good().withoutHeader("typ"));
    assertInstanceOf(
        JoseHeader.Reading.KeyId.class,
        JoseHeader.read(good().header("kid", "k".repeat(128)).header()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x5t", "x5t#S256", "cty"})
  void header_thumbprintOrContentTypeNotAString_isMalformed(String name) {
    assertRejected(TokenFault.MALFORMED, good().header(name, JSON.numberNode(1)));
    assertRejected(TokenFault.MALFORMED, good().header(name, JSON.nullNode()));
    assertVerified(good().header(name, "anything"));
  }

  @Test
  void token_notAJws_isMalformed() {
    String token = sign(good());
    for (String bad :
        List.of(
            "",
            ".",
            "..",
            token + ".",
            "." + token,
            token + "=",
            token + "\n",
            " " + token,
            "\ud83d\ude80" + token,
            "\ud83d\ude80..",
            token.substring(0, token.lastIndexOf('.')),
            token.replace('.', ':'),
            ".".repeat(CompactJws.MAX_LENGTH),
            "a".repeat(1_000_000))) {
      assertRejected(TokenFault.MALFORMED, bad);
    }
  }

  @Test
  void signature_unusedTrailingBits_isMalformed() {
    String token = sign(good());
    int last =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
            .indexOf(token.charAt(token.length() - 1));
    char stray =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".charAt(last + 1);
    assertRejected(TokenFault.MALFORMED, token.substring(0, token.length() - 1) + stray);
  }

  @Test
  void length_overLimit_isMalformed() {
    int spare = CompactJws.MAX_LENGTH - sign(good().with("workflow", "")).length();
    String longest = sign(good().with("workflow", "w".repeat(spare / 4 * 3 - 4)));
    assertTrue(longest.length() <= CompactJws.MAX_LENGTH, () -> "" + longest.length());
    assertInstanceOf(Verification.Verified.class, verify(longest));
    assertRejected(TokenFault.MALFORMED, good().with("workflow", "w".repeat(spare)));
  }

  @Test
  void length_atLimit_isParsed() {
    String start = "e30.e30.";
    String longest = start + "A".repeat(CompactJws.MAX_LENGTH - start.length());
    assertEquals("CompactJws", CompactJws.parse(longest).orElseThrow().toString());
    assertTrue(CompactJws.parse(longest + "AAAA").isEmpty());
  }

  @Test
  void payload_duplicateClaim_isMalformed() {
    String header = JsonText.write(good().header());
    String payload = JsonText.write(good().payload(NOW, AUDIENCE));
    String doubled = payload.substring(0, payload.length() - 1) + ",\"ref\":\"refs/heads/x\"}";
    assertRejected(TokenFault.MALFORMED, GITHUB.signRaw(header, doubled));
    assertRejected(TokenFault.MALFORMED, GITHUB.signRaw(header, payload + "{}"));
    assertRejected(TokenFault.MALFORMED, GITHUB.signRaw(header, "[]"));
  }

  @Test
  void signature_ofOtherKeyWithSameKid_isInvalid() {
    GitHubTokens otherIssuer = new GitHubTokens();
    String token = otherIssuer.pushToMain().header("kid", GITHUB.kid()).sign(NOW, AUDIENCE);
    assertRejected(TokenFault.SIGNATURE_INVALID, token);
  }

  @Test
  void signature_emptyOrWrongLength_isInvalid() {
    String token = sign(good());
    String head = token.substring(0, token.lastIndexOf('.') + 1);
    assertRejected(TokenFault.SIGNATURE_INVALID, head);
    assertRejected(TokenFault.SIGNATURE_INVALID, head + "AAAA");
    assertRejected(TokenFault.SIGNATURE_INVALID, head + "AA" + token.substring(head.length() + 1));
  }

  @Test
  void keys_unavailable_leaveTokenUndecided() {
    IssuerKeys none = (kid, deadline) -> new KeyLookup.Unavailable();
    assertInstanceOf(
        Verification.KeysUnavailable.class,
        verifier(none).verify(Secret.of(sign(good())), NOW, soon()));
  }

  /** RFC 7519 section 2: a NumericDate counts from 1970; the verifier accepts years up to 9999. */
  @Test
  void times_withinSupportedRange_areRead() {
    assertVerified(good().with("nbf", 0));
    assertVerified(good().with("exp", 253_402_300_799L));
    assertRejected(TokenFault.CLAIMS_INCOMPLETE, good().with("nbf", -1));
    assertRejected(TokenFault.CLAIMS_INCOMPLETE, good().with("exp", 253_402_300_800L));
  }

  @Test
  void keysFetchedAt_knownIssuer_returnsFetchTime() {
    Instant fetched = NOW.minusSeconds(60);
    IssuerKeys aging =
        new IssuerKeys() {
          @Override
          public KeyLookup find(String kid, Deadline deadline) {
            return new KeyLookup.Unknown();
          }

          @Override
          public Optional<Instant> fetchedAt() {
            return Optional.of(fetched);
          }
        };
    var rules = new VerifierRules(List.of(AUDIENCE), MAX_AGE, SKEW, List.of(), List.of());
    SignedClaims claims = claims(GitHubTokens.ISSUER);
    assertEquals(
        Optional.of(fetched),
        new TokenVerifier(Map.of(GitHubTokens.ISSUER, aging), rules).keysFetchedAt(claims));
    assertEquals(
        Optional.empty(),
        new TokenVerifier(Map.of("https://ghe.example", aging), rules).keysFetchedAt(claims));
  }

  private static SignedClaims claims(String issuer) {
    return new SignedClaims(issuer, JsonNodeFactory.instance.objectNode());
  }

  private void assertVerified(GitHubToken token) {
    assertInstanceOf(Verification.Verified.class, verify(sign(token)));
  }

  private Verification.Rejected assertRejected(TokenFault fault, GitHubToken token) {
    return assertRejected(fault, sign(token));
  }

  private Verification.Rejected assertRejected(TokenFault fault, String token) {
    Verification.Rejected rejected = assertInstanceOf(Verification.Rejected.class, verify(token));
    assertEquals(fault, rejected.fault(), rejected.detail());
    return rejected;
  }

  private Verification verify(String token) {
    IssuerKeys keys =
        (kid, deadline) -> {
          lookedUp.add(kid);
          return kid.equals(GITHUB.kid())
              ? new KeyLookup.Found(GITHUB.publicKey())
              : new KeyLookup.Unknown();
        };
    return verifier(keys).verify(Secret.of(token), NOW, soon());
  }

  private static TokenVerifier verifier(IssuerKeys keys) {
    return new TokenVerifier(
        Map.of(GitHubTokens.ISSUER, keys),
        new VerifierRules(
            List.of(AUDIENCE),
            MAX_AGE,
            SKEW,
            GitHubClaims.REQUIRED,
            GitHubClaims.REQUIRED_POSSIBLY_EMPTY));
  }

  private static GitHubToken good() {
    return GITHUB.pushToMain();
  }

  private static String sign(GitHubToken token) {
    return token.sign(NOW, AUDIENCE);
  }

  private static long at(Instant moment) {
    return moment.getEpochSecond();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(10));
  }
}
