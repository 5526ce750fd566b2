package io.porttokenvending.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import io.porttokenvending.contract.EventFiles;
import io.porttokenvending.infra.Deployment.JwtAuthorizer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The checks of an HTTP API's JWT authorizer that API Gateway's guide lists, and no others. */
final class GatewayAuthorizer {
  private static final String SOURCE = "$request.header.";
  private static final String DISCOVERY = "/.well-known/openid-configuration";

  private final HttpClient http = HttpClient.newHttpClient();
  private final UnaryOperator<String> address;

  /**
   * @param address where a URL's server really is
   */
  GatewayAuthorizer(UnaryOperator<String> address) {
    this.address = address;
  }

  /** Claims that the gateway passes to the function for an accepted token. */
  Optional<ObjectNode> claims(JsonNode headers, JwtAuthorizer settings) {
    if (!settings.identitySource().startsWith(SOURCE)) {
      throw new IllegalStateException(settings.identitySource());
    }
    String header = settings.identitySource().substring(SOURCE.length()).toLowerCase(Locale.ROOT);
    String given = headers.path(header).asText("");
    String token = given.startsWith("Bearer ") ? given.substring("Bearer ".length()) : given;
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      JsonNode claims = EventFiles.json(jwt.getPayload().toString());
      boolean good = isSigned(jwt, settings.issuer()) && isMeant(claims, settings);
      return good ? Optional.of(texts(claims)) : Optional.empty();
    } catch (ParseException | JOSEException e) {
      return Optional.empty();
    }
  }

  private boolean isSigned(SignedJWT jwt, String issuer) throws ParseException, JOSEException {
    String kid = jwt.getHeader().getKeyID();
    if (kid == null || !JWSAlgorithm.Family.RSA.contains(jwt.getHeader().getAlgorithm())) {
      return false;
    }
    String keys = EventFiles.json(get(issuer + DISCOVERY)).path("jwks_uri").asText();
    JWK key = JWKSet.parse(get(keys)).getKeyByKeyId(kid);
    return key instanceof RSAKey rsa && jwt.verify(new RSASSAVerifier(rsa.toRSAPublicKey()));
  }

  private static boolean isMeant(JsonNode claims, JwtAuthorizer settings) {
    List<String> audience = new ArrayList<>();
    JsonNode aud = claims.path(claims.has("aud") ? "aud" : "client_id");
    if (aud.isArray()) {
      aud.forEach(each -> audience.add(each.asText()));
    } else {
      audience.add(aud.asText());
    }
    Instant now = Instant.now();
    return claims.path("iss").asText().equals(settings.issuer())
        && audience.stream().anyMatch(settings.audience()::contains)
        && time(claims, "exp", Instant.MIN).isAfter(now)
        && !time(claims, "nbf", now).isAfter(now)
        && !time(claims, "iat", now).isAfter(now);
  }

  private static Instant time(JsonNode claims, String name, Instant otherwise) {
    JsonNode time = claims.path(name);
    return time.isNumber() ? Instant.ofEpochSecond(time.longValue()) : otherwise;
  }

  private static ObjectNode texts(JsonNode claims) {
    ObjectNode texts = JsonNodeFactory.instance.objectNode();
    claims.properties().forEach(claim -> texts.put(claim.getKey(), text(claim.getValue())));
    return texts;
  }

  private static String text(JsonNode claim) {
    List<String> items = new ArrayList<>();
    claim.forEach(item -> items.add(item.asText()));
    return claim.isArray() ? "[" + String.join(" ", items) + "]" : claim.asText();
  }

  private String get(String url) {
    try {
      var request = HttpRequest.newBuilder(URI.create(address.apply(url))).build();
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
