package io.porttokenvending.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The addresses under which a deployment answers. */
class AddressTest {
  private static final String RECORD = "AWS::Route53::RecordSet";
  private static final Map<String, String> ADDRESS =
      Map.of(
          "DomainName", "port-token.example.com",
          "CertificateArn", "arn:aws:acm:" + Stack.ACCOUNT + ":certificate/1111",
          "DefaultEndpoint", "off");

  @Test
  void ownAddress_canBeTheOnlyOne() throws IOException {
    assertEquals("false", api(Stack.with(Map.of())).get("DisableExecuteApiEndpoint"));
    Stack stack = Stack.with(ADDRESS);
    assertEquals("true", api(stack).get("DisableExecuteApiEndpoint"));
    assertEquals(1, stack.resources("AWS::ApiGatewayV2::ApiMapping").size());
  }

  @Test
  void ownAddress_hasItsRecords_whereTheZoneIsGiven() throws IOException {
    assertTrue(Stack.with(ADDRESS).resources(RECORD).isEmpty());
    assertEquals("ipv4", addresses(Stack.with(ADDRESS)));
    Map<String, String> parameters = new TreeMap<>(ADDRESS);
    parameters.put("HostedZoneId", "Z0123456789");
    Stack stack = Stack.with(parameters);
    assertEquals("dualstack", addresses(stack));
    Set<String> types = new TreeSet<>();
    for (Map<String, Object> record : stack.resources(RECORD).values()) {
      types.add(String.valueOf(record.get("Type")));
      assertEquals("port-token.example.com", record.get("Name"));
      assertEquals("Z0123456789", record.get("HostedZoneId"));
      Map<String, Object> target = Stack.map(record.get("AliasTarget"));
      assertEquals("Domain.RegionalDomainName", target.get("DNSName"));
      assertEquals("Domain.RegionalHostedZoneId", target.get("HostedZoneId"));
    }
    assertEquals(Set.of("A", "AAAA"), types);
  }

  /** One value for the function, the authorizer, the metrics, the settings and the operator. */
  @ParameterizedTest
  @CsvSource({
    "'', '', https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
    "'', port-token.example.com, https://port-token.example.com",
    "https://front.example.com:8443, port-token.example.com, https://front.example.com:8443"
  })
  void address_isTheAudienceEverywhere(String publicUrl, String domain, String address)
      throws IOException {
    Map<String, String> parameters =
        Map.of("PublicUrl", publicUrl, "DomainName", domain, "GatewayAuthorizer", "on");
    Stack stack = Stack.with(parameters);
    Map<String, String> variables = Deployment.with(parameters).variables();
    assertEquals(address, variables.get("PUBLIC_URL"));
    assertFalse(variables.containsKey("TOKEN_AUDIENCE"));
    var jwt = stack.resource("AWS::ApiGatewayV2::Authorizer", "Authorizer").get("JwtConfiguration");
    assertEquals(List.of(address), Stack.map(jwt).get("Audience"));
    Template output = Template.read().at("Outputs", "TokenUrl", "Value");
    assertEquals(address, stack.value(output));
    var settings = stack.resource("AWS::AppConfig::HostedConfigurationVersion", "SettingsVersion");
    String content = String.valueOf(settings.get("Content"));
    assertTrue(content.contains("PublicUrl=" + address + "\n"), content);
    List<Metric> metrics = new ArrayList<>(Dashboard.of(stack).metrics());
    stack
        .resources("AWS::CloudWatch::Alarm")
        .values()
        .forEach(alarm -> metrics.addAll(Metric.ofAlarm(alarm)));
    metrics.removeIf(metric -> !metric.namespace().equals("PortTokenVending"));
    assertTrue(metrics.size() > 30, () -> "found no more than " + metrics.size());
    metrics.forEach(
        each -> assertEquals(address, each.dimensions().get("audience"), each::toString));
  }

  private static String addresses(Stack stack) {
    var domain = stack.resource("AWS::ApiGatewayV2::DomainName", "Domain");
    Object first = Stack.list(domain.get("DomainNameConfigurations")).getFirst();
    return String.valueOf(Stack.map(first).get("IpAddressType"));
  }

  private static Map<String, Object> api(Stack stack) {
    return stack.resource("AWS::ApiGatewayV2::Api", "HttpApi");
  }
}
