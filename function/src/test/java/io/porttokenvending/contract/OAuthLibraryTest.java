package io.porttokenvending.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.JWTBearerGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.TokenTypeURI;
import com.nimbusds.oauth2.sdk.token.TypelessAccessToken;
import com.nimbusds.oauth2.sdk.tokenexchange.TokenExchangeGrant;
import io.porttokenvending.cli.deployment.DeploymentSettings;
import io.porttokenvending.local.Simulation;
import io.porttokenvending.testing.HttpFront;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An unmodified OAuth client library gets its token and understands an error. */
class OAuthLibraryTest {
  private Simulation world;
  private HttpFront front;

  @BeforeEach
  void start() throws Exception {
    world = Simulation.start(DeploymentSettings.DEFAULTS);
    front = HttpFront.start(SampleFunction.in(world, Instant::now, line -> {}), 0);
  }

  @AfterEach
  void close() {
    front.close();
    world.close();
    assertEquals(0, front.failures().size(), front.failures()::toString);
  }

  @Test
  void metadata_isReadByTheLibrary() throws Exception {
    URI address = front.uri().resolve("/.well-known/oauth-authorization-server");
    String body = new HTTPRequest(HTTPRequest.Method.GET, address).send().getBody();

    AuthorizationServerMetadata metadata = AuthorizationServerMetadata.parse(body);

    assertEquals(
        Set.of(GrantType.TOKEN_EXCHANGE, GrantType.JWT_BEARER),
        Set.copyOf(metadata.getGrantTypes()));
    assertEquals("/v1/token", metadata.getTokenEndpointURI().getPath());
    assertEquals(Simulation.AUDIENCE, metadata.getCustomParameter("audience"));
  }

  @Test
  void tokenExchange_issuesAToken() throws Exception {
    AccessToken token =
        exchange(tokenExchange("refs/heads/main")).toSuccessResponse().getTokens().getAccessToken();

    assertTrue(token.getValue().startsWith("eyJ"));
    assertTrue(token.getLifetime() > 10_000, () -> "lifetime " + token.getLifetime());
    assertEquals(new Scope("catalog-reader"), token.getScope());
    assertEquals(TokenTypeURI.ACCESS_TOKEN, token.getIssuedTokenType());
  }

  @Test
  void jwtBearer_issuesAToken() throws Exception {
    AuthorizationGrant grant = new JWTBearerGrant(SignedJWT.parse(job("refs/heads/main")));

    assertTrue(exchange(grant).toSuccessResponse().getTokens().getAccessToken().getLifetime() > 0);
  }

  @Test
  void refusal_isUnderstood() throws Exception {
    ErrorObject error =
        exchange(tokenExchange("refs/heads/feature")).toErrorResponse().getErrorObject();

    assertEquals("invalid_scope", error.getCode());
    assertEquals("The trust policy does not grant this job access.", error.getDescription());
    assertEquals(400, error.getHTTPStatusCode());
  }

  private TokenExchangeGrant tokenExchange(String ref) {
    return new TokenExchangeGrant(new TypelessAccessToken(job(ref)), TokenTypeURI.JWT);
  }

  private String job(String ref) {
    return world
        .gitHub()
        .tokens()
        .pushToMain()
        .with("ref", ref)
        .sign(Instant.now(), Simulation.AUDIENCE);
  }

  private TokenResponse exchange(AuthorizationGrant grant) throws Exception {
    HTTPRequest request =
        new TokenRequest.Builder(front.uri().resolve("/v1/token"), grant)
            .scope(new Scope("catalog-reader"))
            .build()
            .toHTTPRequest();
    return TokenResponse.parse(request.send());
  }
}
