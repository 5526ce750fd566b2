package io.porttokenvending.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.testing.GitHubTokens;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwkSetTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final GitHubTokens GITHUB = new GitHubTokens();
  private static final GitHubTokens OTHER = new GitHubTokens();

  @Test
  void set_fromGitHub_containsItsKeys() {
    JwkSet keys = parse(GitHubTokens.jwks(GITHUB, OTHER)).orElseThrow();
    assertEquals(Optional.of(GITHUB.publicKey()), keys.find(GITHUB.kid()));
    assertEquals(Optional.of(OTHER.publicKey()), keys.find(OTHER.kid()));
    assertEquals(Optional.empty(), keys.find("other"));
    assertEquals(Optional.empty(), keys.find(""));
  }

  static Stream<Arguments> usable() {
    return Stream.of(
        named("additional members", key -> key.put("x5t", "a").put("ext", true)),
        named("no use", key -> key.remove("use")),
        named("no alg", key -> key.remove("alg")),
        named("key_ops with verify", key -> key.putArray("key_ops").add("verify")),
        named("exponent 3", key -> key.put("e", "Aw")),
        named("exponent of 64 bits", key -> key.put("e", "gAAAAAAAAAE")),
        named("a leading zero byte", key -> key.put("e", "AAEAAQ")),
        named("2048 bits", key -> key.put("n", modulus(2048))),
        named("8192 bits", key -> key.put("n", modulus(8192))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("usable")
  void key_forRs256_isUsed(String name, Consumer<ObjectNode> change) {
    assertTrue(parse(set(changed(change))).isPresent());
  }

  static Stream<Arguments> unusable() {
    return Stream.of(
        named("2047 bits", key -> key.put("n", modulus(2047))),
        named("1024 bits", key -> key.put("n", modulus(1024))),
        named("8193 bits", key -> key.put("n", modulus(8193))),
        named("even modulus", key -> key.put("n", base64Url(BigInteger.ONE.shiftLeft(2047)))),
        named("modulus zero", key -> key.put("n", "AA")),
        named("no modulus", key -> key.remove("n")),
        named("empty modulus", key -> key.put("n", "")),
        named("modulus as number", key -> key.put("n", 65_537)),
        named("modulus of null", key -> key.putNull("n")),
        named("padded modulus", key -> key.put("n", key.path("n").asText() + "==")),
        named("modulus with unused bits", key -> key.put("n", withUnusedBits(key.path("n")))),
        named("modulus in plain base64", key -> key.put("n", "+/" + key.path("n").asText())),
        named("no exponent", key -> key.remove("e")),
        named("empty exponent", key -> key.put("e", "")),
        named("exponent as number", key -> key.put("e", 65_537)),
        named("exponent 0", key -> key.put("e", "AA")),
        named("exponent 1", key -> key.put("e", "AQ")),
        named("exponent 2", key -> key.put("e", "Ag")),
        named("even exponent", key -> key.put("e", "AQAA")),
        named("exponent of 65 bits", key -> key.put("e", "AQAAAAAAAAAB")),
        named("exponent with unused bits", key -> key.put("e", "AQAC")),
        named("no kty", key -> key.remove("kty")),
        named("kty in lower case", key -> key.put("kty", "rsa")),
        named("symmetric key", key -> key.put("kty", "oct").put("k", "c2VjcmV0")),
        named("elliptic key", JwkSetTest::makeElliptic),
        named("edwards key", key -> key.put("kty", "OKP").put("crv", "Ed25519")),
        named("use enc", key -> key.put("use", "enc")),
        named("use null", key -> key.putNull("use")),
        named("use as list", key -> key.putArray("use").add("sig")),
        named("alg RS512", key -> key.put("alg", "RS512")),
        named("alg PS256", key -> key.put("alg", "PS256")),
        named("alg none", key -> key.put("alg", "none")),
        named("alg null", key -> key.putNull("alg")),
        named("key_ops without verify", key -> key.putArray("key_ops").add("encrypt")),
        named("key_ops as text", key -> key.put("key_ops", "verify")),
        named("no key_ops in the list", key -> key.putArray("key_ops")),
        named("no kid", key -> key.remove("kid")),
        named("empty kid", key -> key.put("kid", "")),
        named("kid as number", key -> key.put("kid", 1)),
        named("nothing", ObjectNode::removeAll));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unusable")
  void key_notForRs256_isSkipped(String name, Consumer<ObjectNode> change) {
    ObjectNode bad = changed(change);
    assertNotEquals(GITHUB.jwk(), bad);
    assertTrue(parse(set(bad)).isEmpty());
    JwkSet keys = parse(set(bad, OTHER.jwk())).orElseThrow();
    assertEquals(Optional.of(OTHER.publicKey()), keys.find(OTHER.kid()));
    assertEquals(Optional.empty(), keys.find(GITHUB.kid()));
  }

  @Test
  void entry_notAnObject_isSkipped() {
    JsonNode[] entries = {JSON.nullNode(), JSON.textNode("a"), JSON.arrayNode(), GITHUB.jwk()};
    assertTrue(parse(set(entries)).orElseThrow().find(GITHUB.kid()).isPresent());
  }

  @Test
  void kid_duplicate_findsFirstUsableKey() {
    ObjectNode other = OTHER.jwk().put("kid", GITHUB.kid());
    assertEquals(
        Optional.of(GITHUB.publicKey()),
        parse(set(GITHUB.jwk(), other)).orElseThrow().find(GITHUB.kid()));
    assertEquals(
        Optional.of(OTHER.publicKey()),
        parse(set(GITHUB.jwk().put("use", "enc"), other)).orElseThrow().find(GITHUB.kid()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"keys\"",
        "{}",
        "{\"keys\":null}",
        "{\"keys\":{}}",
        "{\"keys\":\"a\"}",
        "{\"keys\":[]}",
        "{\"keys\":[{}]}",
        "{\"Keys\":[]}",
        "<html>",
        "{\"message\":\"Not Found\"}"
      })
  void document_withoutKey_isEmpty(String document) {
    assertTrue(parse(document).isEmpty());
  }

  @Test
  void document_ambiguous_isEmpty() {
    String good = GITHUB.jwks();
    assertTrue(parse(good).isPresent());
    assertTrue(parse(good + "x").isEmpty());
    assertTrue(parse(good.replace("{\"keys\"", "{\"keys\":[],\"keys\"")).isEmpty());
    assertTrue(parse(good.replace("\"e\":", "\"e\":\"Aw\",\"e\":")).isEmpty());
    assertTrue(parse("\ufeff" + good).isEmpty());
  }

  @Test
  void kid_likeAPath_matchesExactlyOnly() {
    JwkSet keys = parse(set(GITHUB.jwk().put("kid", "a/b:c"))).orElseThrow();
    assertTrue(keys.find("a/b:c").isPresent());
    assertTrue(keys.find("A/B:C").isEmpty());
    assertTrue(keys.find("a").isEmpty());
  }

  @Test
  @Timeout(60)
  void set_twentyThousandKeys_isRead() {
    String key = JsonText.write(GITHUB.jwk());
    StringBuilder set = new StringBuilder("{\"keys\":[");
    for (int i = 0; i < 20_000; i++) {
      set.append(i == 0 ? "" : ",").append(key.replace(GITHUB.kid(), "key-" + i));
    }
    JwkSet keys = parse(set.append("]}").toString()).orElseThrow();
    assertEquals(Optional.of(GITHUB.publicKey()), keys.find("key-0"));
    assertEquals(Optional.of(GITHUB.publicKey()), keys.find("key-19999"));
    assertEquals(Optional.empty(), keys.find("key-20000"));
  }

  private static Arguments named(String name, Consumer<ObjectNode> change) {
    return Arguments.of(name, change);
  }

  private static ObjectNode changed(Consumer<ObjectNode> change) {
    ObjectNode key = GITHUB.jwk();
    change.accept(key);
    return key;
  }

  private static void makeElliptic(ObjectNode key) {
    key.put("kty", "EC").put("crv", "P-256").put("alg", "ES256").put("x", "AQ").put("y", "AQ");
  }

  /** Returns an odd number with this number of bits; it need not be a product of two primes. */
  private static String modulus(int bits) {
    return base64Url(BigInteger.ONE.shiftLeft(bits - 1).setBit(0));
  }

  private static String base64Url(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int start = bytes[0] == 0 ? 1 : 0;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOfRange(bytes, start, bytes.length));
  }

  /** The last character of 256 encoded bytes has four unused bits. */
  private static String withUnusedBits(JsonNode modulus) {
    String text = modulus.asText();
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int last = alphabet.indexOf(text.charAt(text.length() - 1));
    return text.substring(0, text.length() - 1) + alphabet.charAt(last + 1);
  }

  private static String set(JsonNode... keys) {
    ObjectNode set = JSON.objectNode();
    set.putArray("keys").addAll(Arrays.asList(keys));
    return JsonText.write(set);
  }

  private static Optional<JwkSet> parse(String document) {
    return JwkSet.parse(document.getBytes(UTF_8));
  }
}
