package io.porttokenvending.adversarial;

import java.util.List;
import java.util.function.Predicate;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** jose4j as its examples set it up, with a validator of our own for GitHub's claims. */
final class Jose4jVerifier implements Predicate<String> {
  private final JwtConsumer consumer;

  Jose4jVerifier(String jwks) {
    int skew = (int) Rules.SKEW.toSeconds();
    // It grants the skew to the age as well, which we do not.
    int age = (int) Rules.MAX_AGE.toSeconds() - skew;
    consumer =
        new JwtConsumerBuilder()
            .setJwsAlgorithmConstraints(
                ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
            .setVerificationKeyResolver(
                new JwksVerificationKeyResolver(keys(jwks).getJsonWebKeys()))
            .setExpectedType(false, "JWT")
            .setExpectedIssuer(Rules.ISSUER)
            .setExpectedAudience(Rules.AUDIENCE)
            .setRequireSubject()
            .setRequireJwtId()
            .setRequireIssuedAt()
            .setRequireNotBefore()
            .setRequireExpirationTime()
            .setIssuedAtRestrictions(0, age)
            .setAllowedClockSkewInSeconds(skew)
            .setEvaluationTime(NumericDate.fromSeconds(Rules.NOW.getEpochSecond()))
            .registerValidator(Jose4jVerifier::requireStrings)
            .build();
  }

  @Override
  public boolean test(String token) {
    try {
      return consumer.process(token) != null;
    } catch (InvalidJwtException e) {
      return false;
    }
  }

  /** What is wrong, or null, as the library wants it. */
  private static @Nullable String requireStrings(JwtContext context) {
    List<String> missing =
        Rules.REQUIRED.stream()
            .filter(name -> !context.getJwtClaims().isClaimValueString(name))
            .toList();
    return missing.isEmpty() ? null : "no strings: " + missing;
  }

  private static JsonWebKeySet keys(String jwks) {
    try {
      return new JsonWebKeySet(jwks);
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}
