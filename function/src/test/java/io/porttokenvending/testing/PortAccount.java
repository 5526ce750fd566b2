package io.porttokenvending.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One set of Port credentials, as Port knows it and as Secrets Manager keeps it. */
final class PortAccount {
  private static final String CLIENT_ID = "fK7sPq2mXw9zLb4vTn8rYc3d";
  private static final String CLIENT_SECRET = "Hj5gR1tVk0eWn6uMs2oQy8xZaB3cD7fL9pIwEhJqTkUvNrSm";

  private final FakePort port;
  private final FakeSecretsManager secrets;
  private final String secretId;
  private String clientSecret = CLIENT_SECRET;

  PortAccount(FakePort port, FakeSecretsManager secrets, String secretId) {
    this.port = port;
    this.secrets = secrets;
    this.secretId = secretId;
  }

  /** Known to both, and without a token. */
  void reset() {
    revoke();
    changeAtPort(CLIENT_SECRET);
    secrets.restore(secretId);
    store();
  }

  void changeAtPort(String newSecret) {
    clientSecret = newSecret;
    port.register(CLIENT_ID, newSecret);
  }

  void store() {
    secrets.put(secretId, json());
  }

  void revoke() {
    port.remove(CLIENT_ID);
  }

  List<String> secrets() {
    return List.of(CLIENT_ID, clientSecret);
  }

  /** The active token, once the function has asked for one. */
  Optional<String> token() {
    if (port.calls().isEmpty()) {
      return Optional.empty();
    }
    var headers = Map.of("content-type", List.of("application/json"));
    // Not over the wire, where it would count as a call of the function's.
    Reply reply =
        port.answer(new Call("POST", "/v1/auth/access_token", "", headers, json().getBytes(UTF_8)));
    return reply.status() == 200
        ? Optional.of(Client.json(new String(reply.body(), UTF_8)).path("accessToken").asText())
        : Optional.empty();
  }

  private String json() {
    return "{\"clientId\":\"" + CLIENT_ID + "\",\"clientSecret\":\"" + clientSecret + "\"}";
  }
}
