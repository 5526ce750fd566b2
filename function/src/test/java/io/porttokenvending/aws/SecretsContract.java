package io.porttokenvending.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.porttokenvending.secret.Lookup;
import io.porttokenvending.testing.Lookups;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a read brings, whichever Secrets Manager answers. */
abstract class SecretsContract {
  final String name = "port-token-vending/" + UUID.randomUUID();

  abstract SecretsBackEnd backEnd();

  final Lookup<SecretVersion> read(String secretId) {
    return TestCredentials.source(backEnd().uri())
        .read(secretId, Deadline.in(Duration.ofSeconds(30)));
  }

  private SecretVersion found(String secretId) {
    return Lookups.found(read(secretId));
  }

  @Test
  void read_byNameAndByArn_isFoundWithItsVersion() {
    String version = backEnd().put(name, "{\"clientId\": \"ä\"}");
    for (String secretId : new String[] {name, backEnd().arn(name)}) {
      SecretVersion found = found(secretId);
      assertEquals("{\"clientId\": \"ä\"}", found.value().reveal());
      assertEquals(version, found.versionId());
    }
  }

  @Test
  void read_afterARotation_isTheNewVersion() {
    String first = backEnd().put(name, "old");
    assertEquals(first, found(name).versionId());
    String second = backEnd().put(name, "new");
    assertNotEquals(first, second);
    assertEquals(second, found(name).versionId());
    assertEquals("new", found(name).value().reveal());
  }

  @Test
  void read_inTheMidstOfARotation_isStillTheCurrentVersion() {
    String current = backEnd().put(name, "current");
    backEnd().putPending(name, "pending");
    assertEquals(current, found(name).versionId());
    assertEquals("current", found(name).value().reveal());
  }

  @Test
  void read_unknownName_isMissing() {
    assertEquals(new Lookup.Missing<>(), read(name));
  }

  @Test
  void read_scheduledForDeletion_isMissing() {
    backEnd().put(name, "value");
    backEnd().delete(name);
    assertEquals(new Lookup.Missing<>(), read(name));
  }

  @Test
  void read_binary_isMalformed() {
    backEnd().putBinary(name, new byte[] {0, -1});
    assertEquals(new Lookup.Malformed<>(), read(name));
  }
}
