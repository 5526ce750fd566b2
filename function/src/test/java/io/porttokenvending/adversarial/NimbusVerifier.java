package io.porttokenvending.adversarial;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Nimbus JOSE + JWT as its guide to validating access tokens sets it up. It offers no greatest age
 * and no types for required claims.
 */
final class NimbusVerifier implements Predicate<String> {
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  NimbusVerifier(String jwks) {
    try {
      processor.setJWSKeySelector(
          new JWSVerificationKeySelector<>(
              JWSAlgorithm.RS256, new ImmutableJWKSet<>(JWKSet.parse(jwks))));
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, null));
    processor.setJWTClaimsSetVerifier(new AtTheTimeOfTheRules());
  }

  @Override
  public boolean test(String token) {
    try {
      return processor.process(token, null) != null;
    } catch (ParseException | BadJOSEException | JOSEException e) {
      return false;
    } catch (NullPointerException e) {
      // So ends a header that is the word null.
      return false;
    }
  }

  private static final class AtTheTimeOfTheRules extends DefaultJWTClaimsVerifier<SecurityContext> {
    AtTheTimeOfTheRules() {
      super(Rules.AUDIENCE, new JWTClaimsSet.Builder().issuer(Rules.ISSUER).build(), required());
      setMaxClockSkew((int) Rules.SKEW.toSeconds());
    }

    private static Set<String> required() {
      Set<String> names = new HashSet<>(List.of("sub", "jti", "iat", "nbf", "exp"));
      names.addAll(Rules.REQUIRED);
      return names;
    }

    @Override
    protected Date currentTime() {
      return Date.from(Rules.NOW);
    }
  }
}
