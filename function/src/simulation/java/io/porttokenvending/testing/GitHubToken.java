package io.porttokenvending.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The claims of a GitHub OIDC token and its signing key. It is immutable: each change returns a new
 * one.
 *
 * <p>Signing adds {@code aud}, {@code iat}, {@code nbf}, {@code exp}, a unique {@code jti}, and the
 * {@code sub} that GitHub derives from the claims, unless they are set.
 */
public final class GitHubToken {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonNode LEFT_OUT = NODES.missingNode();

  private final GitHubTokens signer;
  private final boolean immutableSubject;
  private final Map<String, JsonNode> headers;
  private final SortedMap<String, JsonNode> claims;

  private GitHubToken(
      GitHubTokens signer,
      boolean immutableSubject,
      Map<String, JsonNode> headers,
      SortedMap<String, JsonNode> claims) {
    this.signer = signer;
    this.immutableSubject = immutableSubject;
    this.headers = headers;
    this.claims = claims;
  }

  static GitHubToken pushToMain(GitHubTokens signer) {
    SortedMap<String, JsonNode> claims = new TreeMap<>();
    GitHubClaims.PUSH_TO_MAIN.forEach((claim, value) -> claims.put(claim, NODES.textNode(value)));
    claims.put("iss", NODES.textNode(signer.issuer()));
    return new GitHubToken(signer, false, Map.of(), claims);
  }

  public GitHubToken with(String claim, String value) {
    return with(claim, NODES.textNode(value));
  }

  public GitHubToken with(String claim, long value) {
    return with(claim, NODES.numberNode(value));
  }

  public GitHubToken with(String claim, JsonNode value) {
    SortedMap<String, JsonNode> changed = new TreeMap<>(claims);
    changed.put(claim, value);
    return new GitHubToken(signer, immutableSubject, headers, changed);
  }

  public GitHubToken without(String claim) {
    return with(claim, LEFT_OUT);
  }

  /**
   * Returns a token with the {@code sub} of repositories created since July 2026, which contains
   * both ids.
   */
  public GitHubToken withImmutableSubject() {
    return new GitHubToken(signer, true, headers, claims);
  }

  public GitHubToken header(String name, String value) {
    return header(name, NODES.textNode(value));
  }

  public GitHubToken header(String name, JsonNode value) {
    Map<String, JsonNode> changed = new TreeMap<>(headers);
    changed.put(name, value);
    return new GitHubToken(signer, immutableSubject, changed, claims);
  }

  public GitHubToken withoutHeader(String name) {
    return header(name, LEFT_OUT);
  }

  /** Returns a compact JWS that is issued now and valid for five minutes, as GitHub's are. */
  public String sign(Instant now, String audience) {
    return signer.signRaw(JsonText.write(header()), JsonText.write(payload(now, audience)));
  }

  public ObjectNode header() {
    ObjectNode header =
        NODES
            .objectNode()
            .put("alg", "RS256")
            .put("kid", signer.kid())
            .put("typ", "JWT")
            .put("x5t", signer.x5t());
    headers.forEach((name, value) -> apply(header, name, value));
    return header;
  }

  /** Members in the order of their names, as GitHub sends them. */
  public ObjectNode payload(Instant now, String audience) {
    ObjectNode signed =
        NODES
            .objectNode()
            .put("aud", audience)
            .put("iat", now.getEpochSecond())
            .put("nbf", now.getEpochSecond() - 300)
            .put("exp", now.getEpochSecond() + 300)
            .put("jti", UUID.randomUUID().toString());
    claims.forEach((claim, value) -> apply(signed, claim, value));
    if (!claims.containsKey("sub")) {
      signed.put("sub", GitHubClaims.subject(signed, immutableSubject));
    }
    SortedMap<String, JsonNode> sorted = new TreeMap<>();
    signed.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
    return NODES.objectNode().setAll(sorted);
  }

  private static void apply(ObjectNode object, String name, JsonNode value) {
    if (value.isMissingNode()) {
      object.remove(name);
    } else {
      object.set(name, value);
    }
  }
}
