package io.porttokenvending.token;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import io.porttokenvending.testing.Allocation;
import io.porttokenvending.testing.GenuineToken;
import io.porttokenvending.testing.Policies;
import io.porttokenvending.trust.GitHubClaims;
import io.porttokenvending.trust.TrustPolicy;
import io.porttokenvending.trust.WorkflowIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Verification terminates for any header and claims with a valid signature, and later steps accept
 * what earlier ones return. An input is a line with the header, then the claims.
 */
class ClaimsFuzzTest {
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private static final TrustPolicy POLICY =
      Policies.ofRules(
          """
          repository_owner_id: "43356"
          repository_id: any
          ref: refs/heads/**
          environment: [production, "prod-*"]
          repo_property_tier: {member: gold}
          """,
          """
          repository_owner_id: "43356"
          repository_id: "957014466"
          repository: rgl/github-actions-validate-jwt
          job_workflow_ref: rgl/*/.github/workflows/**@refs/heads/main
          event_name: [push, pull_request]
          """);

  private static final List<ClaimCheck> CHECKS =
      List.of(
          new RequiredClaims(GitHubClaims.REQUIRED, GitHubClaims.REQUIRED_POSSIBLY_EMPTY),
          new AudienceCheck(List.of(GenuineToken.AUDIENCE)),
          new TimesCheck(Duration.ofSeconds(30), Duration.ofMinutes(10)));

  @FuzzTest
  void verification_anyHeaderAndClaims_terminates(byte[] input) {
    int line = 0;
    while (line < input.length && input[line] != '\n') {
      line++;
    }
    byte[] header = Arrays.copyOf(input, line);
    byte[] claims = Arrays.copyOfRange(input, Math.min(line + 1, input.length), input.length);
    String token = BASE64URL.encodeToString(header) + "." + BASE64URL.encodeToString(claims) + ".";
    boolean parsed = Allocation.bounded(() -> steps(token));
    boolean objects =
        StrictJson.read(header) instanceof JsonReading.Value(ObjectNode _)
            && StrictJson.read(claims) instanceof JsonReading.Value(ObjectNode _);
    assertTrue(parsed == objects || token.length() > CompactJws.MAX_LENGTH);
  }

  private static boolean steps(String token) {
    Optional<CompactJws> jws = CompactJws.parse(token);
    if (jws.isEmpty()) {
      return false;
    }
    if (JoseHeader.read(jws.get().header()) instanceof JoseHeader.Reading.KeyId(String kid)) {
      assertFalse(kid.isEmpty());
    }
    Optional<VerifiedToken> verified = verified(new SignedClaims("issuer", jws.get().payload()));
    if (verified.isPresent()
        && WorkflowIdentity.of(verified.get())
            instanceof WorkflowIdentity.Reading.Consistent(WorkflowIdentity identity)) {
      POLICY.decide(identity, Optional.of("reader"));
    }
    return true;
  }

  private static Optional<VerifiedToken> verified(SignedClaims claims) {
    Instant now = GenuineToken.ITS_DAY;
    for (ClaimCheck check : CHECKS) {
      if (check.check(claims, now).isPresent()) {
        return Optional.empty();
      }
    }
    return Optional.of(new VerifiedToken(claims, claims.time("exp").orElseThrow()));
  }
}
