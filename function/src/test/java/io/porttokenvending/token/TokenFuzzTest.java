package io.porttokenvending.token;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.testing.Allocation;
import io.porttokenvending.testing.GenuineToken;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;

/** Verification terminates for any text, and accepts only the genuine token. */
class TokenFuzzTest {
  private static final TokenVerifier VERIFIER = GenuineToken.verifier();

  @FuzzTest
  void verification_anyText_acceptsOnlyTheGenuineToken(byte[] input) {
    String token = new String(input, ISO_8859_1);
    Deadline deadline = Deadline.in(Duration.ofSeconds(10));
    Verification verification =
        Allocation.bounded(() -> VERIFIER.verify(Secret.of(token), GenuineToken.ITS_DAY, deadline));
    switch (verification) {
      case Verification.Verified _ -> assertEquals(GenuineToken.TEXT, token);
      case Verification.Rejected(TokenFault _, String detail, var _) ->
          assertTrue(detail.endsWith("."), detail);
      case Verification.KeysUnavailable() -> throw new AssertionError("the keys are there");
    }
  }
}
