package io.porttokenvending.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.exchange.PortCredentials;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import io.porttokenvending.secret.Lookup;
import io.porttokenvending.secret.Secret;

/** Reads {@code {"clientId": ..., "clientSecret": ...}}; other members are ignored. */
final class PortCredentialsReader {
  private PortCredentialsReader() {}

  static Lookup<PortCredentials> read(String secretId, SecretVersion secret) {
    return switch (StrictJson.read(secret.value().reveal())) {
      case JsonReading.Malformed _ -> new Lookup.Malformed<>();
      case JsonReading.Value(JsonNode members) -> read(secretId, secret, members);
    };
  }

  private static Lookup<PortCredentials> read(
      String secretId, SecretVersion secret, JsonNode members) {
    JsonNode clientId = members.path("clientId");
    JsonNode clientSecret = members.path("clientSecret");
    if (!isVisibleAscii(clientId) || !isVisibleAscii(clientSecret) || isPersonal(clientId)) {
      return new Lookup.Malformed<>();
    }
    return new Lookup.Found<>(
        new PortCredentials(
            secretId,
            secret.arn(),
            secret.versionId(),
            Secret.of(clientId.textValue()),
            Secret.of(clientSecret.textValue())));
  }

  /** Excludes a line break that was pasted with the value. */
  private static boolean isVisibleAscii(JsonNode node) {
    return node.isTextual()
        && !node.textValue().isEmpty()
        && node.textValue().chars().allMatch(c -> c > ' ' && c < 0x7F);
  }

  /** Port's personal credentials contain an email address, and have that person's rights. */
  private static boolean isPersonal(JsonNode clientId) {
    return clientId.textValue().indexOf('@') >= 0;
  }
}
