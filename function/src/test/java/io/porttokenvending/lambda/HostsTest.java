package io.porttokenvending.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.config.Environment;
import io.porttokenvending.trust.PolicyFolder;
import io.porttokenvending.trust.PolicyScope;
import io.porttokenvending.trust.TrustPolicy;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostsTest {
  private static final PolicyScope SCOPE =
      new PolicyScope(List.of("https://issuer.example"), Set.of("proxy.example"), false);

  private static TrustPolicy policy(String port) {
    return PolicyFolder.of(
        "reader",
        """
        port:
          region: eu
          credentials: reader
        %s
        mcp:
          tools: [list_blueprints]
        trust:
          - name: all
            repository_owner_id: "1"
            repository_id: any
            ref: refs/heads/main
        """
            .formatted(port.indent(2)),
        SCOPE);
  }

  @ParameterizedTest
  @CsvSource({"rest, https://api.port.io/", "oauth, https://mcp.port.io/"})
  void port_isTheHostOfTheProfilesExchange(String exchange, URI host) {
    assertEquals(Set.of(host), Hosts.port(policy("exchange: " + exchange)));
  }

  @Test
  void addresses_loseTheirPaths() {
    assertEquals(
        Set.of(URI.create("https://proxy.example/")),
        Hosts.port(policy("api_url: https://proxy.example/port/v1")));
  }

  @Test
  void all_withoutATable_areIssuersSecretsManagerAndPort() {
    assertEquals(
        Set.of(
            URI.create("https://token.actions.githubusercontent.com/"),
            URI.create("https://secretsmanager.eu-west-1.amazonaws.com/"),
            URI.create("https://mcp.port.io/")),
        Hosts.all(new Environment().read(), policy("exchange: oauth")));
  }

  @ParameterizedTest
  @CsvSource({"used, off", "off, tokens", "used, tokens"})
  void all_withEitherTable_includeDynamoDb(String replay, String tokens) {
    Environment environment = new Environment();
    environment.with("REPLAY_TABLE", replay).with("TOKEN_TABLE", tokens);

    assertEquals(
        Optional.of(URI.create("https://dynamodb.eu-west-1.amazonaws.com/")),
        Hosts.table(environment.read()));
  }
}
