package io.porttokenvending.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import io.porttokenvending.testing.Allocation;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/** Any document yields only keys that are allowed to verify. */
class JwkSetFuzzTest {
  @FuzzTest
  void keys_anyDocument_areStrongEnough(byte[] document) {
    Optional<JwkSet> set = Allocation.bounded(() -> JwkSet.parse(document));
    if (set.isEmpty() || !(StrictJson.read(document) instanceof JsonReading.Value(var root))) {
      assertTrue(set.isEmpty());
      return;
    }
    int found = 0;
    for (JsonNode entry : root.path("keys")) {
      Optional<RSAPublicKey> key = set.get().find(entry.path("kid").asText());
      if (key.isPresent()) {
        found++;
        int bits = key.get().getModulus().bitLength();
        assertTrue(bits >= 2048 && bits <= 8192, () -> bits + " bits");
        assertTrue(key.get().getPublicExponent().testBit(0));
      }
    }
    assertTrue(found > 0);
    assertEquals(Optional.empty(), set.get().find(""));
  }
}
