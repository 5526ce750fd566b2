package io.porttokenvending.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GitHubTokensTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_795_000_000L);
  private static final Set<String> INTEGERS = Set.of("exp", "iat", "nbf");

  private final GitHubTokens tokens = new GitHubTokens();

  @Test
  void token_verifiesWithThePublishedKey() throws Exception {
    String token = tokens.pushToMain().sign(NOW, "ours");
    assertTrue(verifies(token, Client.json(tokens.jwks()).path("keys").path(0)));
    assertFalse(verifies(token, new GitHubTokens().jwk()));
  }

  @Test
  void header_isOfGitHubsForm() {
    JsonNode header = part(tokens.pushToMain().sign(NOW, "ours"), 0);
    assertEquals("RS256", header.path("alg").asText());
    assertEquals("JWT", header.path("typ").asText());
    assertEquals(tokens.kid(), header.path("kid").asText());
    assertEquals(27, header.path("x5t").asText().length());
  }

  @Test
  void claims_areStrings_butForTheTimes() {
    JsonNode claims = part(tokens.pushToMain().sign(NOW, "ours"), 1);
    claims
        .properties()
        .forEach(claim ->
            assertEquals(
                INTEGERS.contains(claim.getKey()),
                claim.getValue().isIntegralNumber(),
                claim.getKey()));
    assertEquals(NOW.getEpochSecond(), claims.path("iat").asLong());
    assertEquals(NOW.getEpochSecond() + 300, claims.path("exp").asLong());
    assertEquals(NOW.getEpochSecond() - 300, claims.path("nbf").asLong());
    assertEquals("ours", claims.path("aud").asText());
    assertEquals(GitHubTokens.ISSUER, claims.path("iss").asText());
    assertEquals("999999999999", claims.path("repository_owner_id").asText());
  }

  @Test
  void claims_equalAGenuineTokens() {
    // The names in a published token of March 2025, and check_run_id, which came in November 2025.
    Set<String> genuine =
        Set.of(
            "actor",
            "actor_id",
            "aud",
            "base_ref",
            "check_run_id",
            "event_name",
            "exp",
            "head_ref",
            "iat",
            "iss",
            "job_workflow_ref",
            "job_workflow_sha",
            "jti",
            "nbf",
            "ref",
            "ref_protected",
            "ref_type",
            "repository",
            "repository_id",
            "repository_owner",
            "repository_owner_id",
            "repository_visibility",
            "run_attempt",
            "run_id",
            "run_number",
            "runner_environment",
            "sha",
            "sub",
            "workflow",
            "workflow_ref",
            "workflow_sha");
    Set<String> ours = new TreeSet<>();
    tokens.pushToMain().payload(NOW, "ours").fieldNames().forEachRemaining(ours::add);
    assertEquals(new TreeSet<>(genuine), ours);
  }

  @Test
  void subject_followsTheClaims_inBothForms() {
    GitHubToken push = tokens.pushToMain();
    assertEquals("repo:acme/api:ref:refs/heads/main", subject(push));
    assertEquals(
        "repo:acme@999999999999/api@888888888888:ref:refs/heads/main",
        subject(push.withImmutableSubject()));
    assertEquals(
        "repo:acme/api:pull_request",
        subject(push.with("event_name", "pull_request").with("ref", "refs/pull/7/merge")));
    assertEquals(
        "repo:acme/api:environment:Production%3AV1",
        subject(push.with("environment", "Production:V1")));
    assertEquals("set", subject(push.with("sub", "set")));
  }

  @Test
  void change_doesNotAlterTheOriginalToken() {
    GitHubToken push = tokens.pushToMain();
    GitHubToken changed =
        push.without("aud")
            .with("repository_id", 7)
            .with("ref", JsonNodeFactory.instance.nullNode())
            .header("crit", "b64")
            .withoutHeader("typ");
    JsonNode claims = changed.payload(NOW, "ours");
    assertFalse(claims.has("aud"));
    assertTrue(claims.path("repository_id").isIntegralNumber());
    assertTrue(claims.path("ref").isNull());
    assertTrue(changed.header().has("crit"));
    assertFalse(changed.header().has("typ"));
    assertTrue(push.payload(NOW, "ours").has("aud"));
    assertTrue(push.header().has("typ"));
  }

  @Test
  void jti_isAnotherForEachToken_unlessSet() {
    GitHubToken push = tokens.pushToMain();
    assertNotEquals(push.payload(NOW, "ours").path("jti"), push.payload(NOW, "ours").path("jti"));
    assertEquals("one", push.with("jti", "one").payload(NOW, "ours").path("jti").asText());
  }

  private static String subject(GitHubToken token) {
    return token.payload(NOW, "ours").path("sub").asText();
  }

  private static JsonNode part(String token, int index) {
    byte[] json = Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]);
    return Client.json(new String(json, UTF_8));
  }

  private static boolean verifies(String token, JsonNode jwk) throws GeneralSecurityException {
    var key = new RSAPublicKeySpec(number(jwk.path("n")), number(jwk.path("e")));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(key));
    int dot = token.lastIndexOf('.');
    signature.update(token.substring(0, dot).getBytes(UTF_8));
    return signature.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)));
  }

  private static BigInteger number(JsonNode base64Url) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(base64Url.asText()));
  }
}
