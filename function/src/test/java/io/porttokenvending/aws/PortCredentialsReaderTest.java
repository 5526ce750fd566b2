package io.porttokenvending.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.porttokenvending.exchange.PortCredentials;
import io.porttokenvending.secret.Lookup;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.testing.Lookups;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortCredentialsReaderTest {
  private static Lookup<PortCredentials> read(String secret) {
    return PortCredentialsReader.read("reader", new SecretVersion("arn", "v-1", Secret.of(secret)));
  }

  @Test
  void secret_idAndSecretBesideOtherMembers_isFoundAndPrintsNeither() {
    PortCredentials credentials =
        Lookups.found(
            read(
                """
                {"note": "rotated", "clientId": "id-canary!", "clientSecret": "s~canary",
                 "extra": [{"clientId": 1}]}
                """));
    assertEquals("reader", credentials.secretId());
    assertEquals("v-1", credentials.versionId());
    assertEquals("id-canary!", credentials.clientId().reveal());
    assertEquals("s~canary", credentials.clientSecret().reveal());
    assertFalse(credentials.toString().contains("canary"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "clientId=a",
        "\"text\"",
        "null",
        "[\"clientId\", \"clientSecret\"]",
        "{}",
        "{\"clientId\": \"a\"}",
        "{\"clientSecret\": \"b\"}",
        "{\"clientId\": \"\", \"clientSecret\": \"b\"}",
        "{\"clientId\": \"a\", \"clientSecret\": \"\"}",
        "{\"clientId\": null, \"clientSecret\": \"b\"}",
        "{\"clientId\": 1, \"clientSecret\": \"b\"}",
        "{\"clientId\": \"a\", \"clientSecret\": [\"b\"]}",
        "{\"ClientId\": \"a\", \"clientSecret\": \"b\"}",
        "{\"clientId\": \"a\", \"clientId\": \"c\", \"clientSecret\": \"b\"}",
        "{\"clientId\": \"a\", \"clientSecret\": \"b\"} trailing",
        "{\"clientId\": \"a\", \"clientSecret\": \"b\"",
        "{\"clientId\": \"jane@acme.example\", \"clientSecret\": \"b\"}"
      })
  void secret_notAPairOfMachineCredentials_isMalformed(String secret) {
    assertEquals(new Lookup.Malformed<>(), read(secret));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" ", "\\n", "\\r", "\\t", "\\u0000", "\\u001f", "\\u007f", "\\u00e9", "\\uff42"})
  void secret_characterOutsideVisibleAscii_isMalformed(String character) {
    assertEquals(
        new Lookup.Malformed<>(),
        read("{\"clientId\": \"a\", \"clientSecret\": \"b" + character + "\"}"));
    assertEquals(
        new Lookup.Malformed<>(),
        read("{\"clientId\": \"" + character + "a\", \"clientSecret\": \"b\"}"));
  }
}
