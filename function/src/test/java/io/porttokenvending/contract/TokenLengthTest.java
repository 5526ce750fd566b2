package io.porttokenvending.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.WithWorld;
import io.porttokenvending.testing.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenLengthTest extends WithWorld {
  private static final int LONGEST = 8192;

  @Test
  void token_ofExactly8KiB_isGranted() {
    assertEquals(200, world.send(world.bearing(tokenOf(LONGEST))).status());
  }

  @ParameterizedTest
  @ValueSource(ints = {LONGEST + 1, 100_000})
  void longerToken_isMalformed(int length) {
    assertEquals("token_malformed", world.send(world.bearing(tokenOf(length))).code());
  }

  @Test
  void megabyteOfDots_isMalformed() {
    assertEquals("token_malformed", world.send(world.bearing(".".repeat(1 << 20))).code());
  }

  /** Base64 has no length of 1 modulo 4, so the header is padded where the payload cannot do it. */
  private String tokenOf(int length) {
    for (int header = 0; header < 4; header++) {
      int missing = length - padded(header, 0).length();
      for (int payload = missing * 3 / 4 - 2; payload <= missing * 3 / 4 + 2; payload++) {
        String token = padded(header, payload);
        if (token.length() == length) {
          return token;
        }
      }
    }
    throw new AssertionError("no token of " + length + " characters");
  }

  private String padded(int header, int payload) {
    GitHubToken token = world.job().header("pad", "h".repeat(header));
    return token.with("pad", "p".repeat(payload)).sign(world.now(), World.AUDIENCE);
  }
}
