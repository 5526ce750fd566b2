package io.porttokenvending.infra;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Resources of the template for given parameters. */
public final class Deployment {
  private static final String API = "AWS::ApiGatewayV2::";

  /** A route of the API; without an authorizer it is public. */
  public record Route(String key, Optional<JwtAuthorizer> authorizer) {}

  /** The settings of a JWT authorizer. */
  public record JwtAuthorizer(String identitySource, String issuer, List<String> audience) {}

  private final Stack stack;

  private Deployment(Stack stack) {
    this.stack = stack;
  }

  /** With these parameters, and the defaults of all others. */
  public static Deployment with(Map<String, String> parameters) throws IOException {
    return new Deployment(Stack.with(parameters));
  }

  /** All routes, each of which leads to the function in payload format 2.0. */
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (Map<String, Object> route : stack.resources(API + "Route").values()) {
      String key = text(route, "RouteKey");
      require(integrates(route) && !key.contains("{") && !route.containsKey("AuthorizationScopes"));
      routes.add(new Route(key, authorizer(route)));
    }
    return routes;
  }

  /** The variables of the function's environment. */
  public Map<String, String> variables() {
    var function = stack.resource("AWS::Serverless::Function", "VendingFunction");
    Map<String, String> variables = new TreeMap<>();
    Stack.map(Stack.map(function.get("Environment")).get("Variables"))
        .forEach((name, value) -> variables.put(name, String.valueOf(value)));
    return variables;
  }

  /** The properties of the table of used tokens that DynamoDB's CreateTable has too. */
  public Map<String, Object> usedTokens() {
    Map<String, Object> table = new TreeMap<>(table());
    table.keySet().retainAll(List.of("AttributeDefinitions", "KeySchema", "BillingMode"));
    return table;
  }

  /** The table's attribute with the expiration time of an item. */
  public String timeToLive() {
    Map<String, Object> setting = Stack.map(table().get("TimeToLiveSpecification"));
    require("true".equals(setting.get("Enabled")));
    return text(setting, "AttributeName");
  }

  private Map<String, Object> table() {
    return stack.resource("AWS::DynamoDB::Table", "UsedTokens");
  }

  private boolean integrates(Map<String, Object> route) {
    String name = text(route, "Target").replace("integrations/", "");
    Map<String, Object> integration = stack.resource(API + "Integration", name);
    return text(integration, "IntegrationType").equals("AWS_PROXY")
        && text(integration, "IntegrationUri").equals("VendingFunction.Alias")
        && text(integration, "PayloadFormatVersion").equals("2.0");
  }

  private Optional<JwtAuthorizer> authorizer(Map<String, Object> route) {
    if (text(route, "AuthorizationType").equals("NONE")) {
      return Optional.empty();
    }
    require(text(route, "AuthorizationType").equals("JWT"));
    var authorizer = stack.resource(API + "Authorizer", text(route, "AuthorizerId"));
    require(text(authorizer, "AuthorizerType").equals("JWT"));
    List<Object> sources = Stack.list(authorizer.get("IdentitySource"));
    require(sources.size() == 1);
    Map<String, Object> jwt = Stack.map(authorizer.get("JwtConfiguration"));
    List<String> audience = Stack.list(jwt.get("Audience")).stream().map(String::valueOf).toList();
    return Optional.of(
        new JwtAuthorizer(String.valueOf(sources.getFirst()), text(jwt, "Issuer"), audience));
  }

  private static String text(Map<String, Object> properties, String name) {
    return String.valueOf(properties.get(name));
  }

  private static void require(boolean known) {
    if (!known) {
      throw new IllegalStateException("the template has what the tests cannot run");
    }
  }
}
