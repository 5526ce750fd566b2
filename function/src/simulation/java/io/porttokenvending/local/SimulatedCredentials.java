package io.porttokenvending.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.testing.FakePort;
import io.porttokenvending.testing.FakeSecretsManager;
import io.porttokenvending.trust.McpServerSettings;
import io.porttokenvending.trust.McpServerSettings.HeaderSetting;
import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.TrustPolicy;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The secrets that policies name, in the simulated Secrets Manager and in the simulated Port. */
final class SimulatedCredentials {
  private final FakePort port;
  private final FakeSecretsManager secretsManager;
  private final Map<String, ObjectNode> secrets = new HashMap<>();

  SimulatedCredentials(FakePort port, FakeSecretsManager secretsManager) {
    this.port = port;
    this.secretsManager = secretsManager;
  }

  /** Stores only new secrets, so that reloading a policy rotates nothing. */
  synchronized void addAll(TrustPolicy policy) {
    for (Profile profile : policy.profiles().values()) {
      profile.port().credentials().forEach(this::addClient);
      for (McpServerSettings server : profile.mcp().servers()) {
        for (HeaderSetting header : server.headers().values()) {
          switch (header) {
            case HeaderSetting.FromSecret(String secret, String field) -> addField(secret, field);
            case HeaderSetting.Literal literal -> {}
          }
        }
      }
    }
  }

  private void addClient(String secret) {
    if (!secrets.containsKey(secret)) {
      // Names may end alike, and Port would then know the secret of the last one only.
      String clientId = "simulated-" + (secrets.size() + 1);
      String clientSecret = UUID.randomUUID().toString();
      port.register(clientId, clientSecret);
      store(secret, Map.of("clientId", clientId, "clientSecret", clientSecret));
    }
  }

  private void addField(String secret, String field) {
    ObjectNode known = secrets.get(secret);
    if (known == null || !known.has(field)) {
      store(secret, Map.of(field, "simulated-" + UUID.randomUUID()));
    }
  }

  private void store(String secret, Map<String, String> members) {
    ObjectNode content =
        secrets.computeIfAbsent(secret, any -> JsonNodeFactory.instance.objectNode());
    members.forEach(content::put);
    secretsManager.put(secret, JsonText.write(content));
  }
}
