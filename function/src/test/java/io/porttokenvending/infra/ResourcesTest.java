package io.porttokenvending.infra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Resources of a default deployment, and the effects of its options. */
class ResourcesTest {
  @Test
  void firstDeployment_requiresOnlyTheSecret() throws IOException {
    Set<String> asked = new TreeSet<>();
    Template.read()
        .at("Parameters")
        .members()
        .forEach((name, each) -> {
          assertTrue(each.members().containsKey("Description"), name);
          boolean bounded =
              each.members().keySet().stream()
                  .anyMatch(Set.of("AllowedPattern", "AllowedValues", "MinValue")::contains);
          assertTrue(bounded, () -> name + " may be anything");
          if (!each.members().containsKey("Default")) {
            asked.add(name);
          }
        });
    assertEquals(Set.of("CredentialSecretArns"), asked);
  }

  @Test
  void template_hasNoSecretParameter() throws IOException {
    String text = Files.readString(Template.FILE, UTF_8);
    assertFalse(text.contains("{{resolve:"));
    assertFalse(text.contains("NoEcho"));
    String probe = Template.read().at("Parameters", "ProbeToken", "Default").text();
    assertTrue(probe.endsWith("." + "A".repeat(342)), "the probe's signature is not of zeros");
  }

  @Test
  void usedTokens_areKept_andEndByThemselves() throws IOException {
    Map<String, Object> table = Stack.with(Map.of()).resource("AWS::DynamoDB::Table", "UsedTokens");
    assertEquals("true", table.get("DeletionProtectionEnabled"));
    assertEquals(
        Map.of("AttributeName", "expires_at", "Enabled", "true"),
        table.get("TimeToLiveSpecification"));
    assertEquals(
        Map.of("PointInTimeRecoveryEnabled", "true"),
        table.get("PointInTimeRecoverySpecification"));
    assertEquals("PAY_PER_REQUEST", table.get("BillingMode"));
  }

  /**
   * The alias still points at a version with replay protection when CloudFormation changes these.
   */
  @Test
  void replayProtection_off_keepsTableAndPermission() throws IOException {
    Stack stack = Stack.with(Map.of("ReplayProtection", "off"));
    assertEquals(
        "off", Deployment.with(Map.of("ReplayProtection", "off")).variables().get("REPLAY_TABLE"));
    assertEquals(Set.of("UsedTokens"), stack.resources("AWS::DynamoDB::Table").keySet());
    String table = "arn:aws:dynamodb:" + Stack.ACCOUNT + ":table/UsedTokens";
    assertTrue(RolePolicy.of(stack, "FunctionRole").allows("dynamodb:PutItem", table, Map.of()));
  }

  @Test
  void sharedTokens_useTheReplayTableUnlessOff() throws IOException {
    for (String replay : List.of("on", "off")) {
      Map<String, String> given = Map.of("ReplayProtection", replay);
      assertEquals("UsedTokens", Deployment.with(given).variables().get("TOKEN_TABLE"));
    }
    Map<String, String> off = Map.of("TokenTable", "off");
    assertEquals("off", Deployment.with(off).variables().get("TOKEN_TABLE"));
    assertEquals("UsedTokens", Deployment.with(off).variables().get("REPLAY_TABLE"));
    assertEquals(Set.of("UsedTokens"), Stack.with(off).resources("AWS::DynamoDB::Table").keySet());
  }

  @Test
  void logGroups_forgetInTheEnd() throws IOException {
    var groups = Stack.with(Map.of("LogRetentionDays", "90")).resources("AWS::Logs::LogGroup");
    assertEquals(Set.of("AccessLogs", "AuditLogs"), groups.keySet());
    groups.forEach((name, group) -> assertEquals("90", group.get("RetentionInDays"), name));
  }

  @Test
  void accessLog_isJson_withoutWhatACallerMayHavePasted() throws IOException {
    Map<String, Object> stage = Stack.with(Map.of()).resource("AWS::ApiGatewayV2::Stage", "Stage");
    String format = String.valueOf(Stack.map(stage.get("AccessLogSettings")).get("Format"));
    Set<String> members = new TreeSet<>();
    new ObjectMapper().readTree(format).fieldNames().forEachRemaining(members::add);
    assertTrue(members.containsAll(Set.of("requestId", "status", "sourceIp")), members::toString);
    assertTrue(members.containsAll(Set.of("authorizerError", "integrationError")));
    format = format.replace("$context.authorizer.error", "");
    for (String open : Set.of("path", "routeKey", "userAgent", "authorizer", "query")) {
      assertFalse(format.contains("$context." + open), open);
      assertFalse(format.contains("identity." + open), open);
    }
    assertEquals(
        Map.of("ThrottlingRateLimit", "100", "ThrottlingBurstLimit", "4500"),
        stage.get("DefaultRouteSettings"));
  }

  @Test
  void logGroups_keyGiven_areEncryptedWithIt() throws IOException {
    String key = "arn:aws:kms:" + Stack.ACCOUNT + ":key/1111";
    var groups = Stack.with(Map.of("LogsKmsKeyArn", key)).resources("AWS::Logs::LogGroup");
    groups.forEach((name, group) -> assertEquals(key, group.get("KmsKeyId"), name));
    Stack.with(Map.of())
        .resources("AWS::Logs::LogGroup")
        .forEach((name, group) -> assertFalse(group.containsKey("KmsKeyId"), name));
  }

  @Test
  void extraCaLayer_given_isAttachedAndNamed() throws IOException {
    String layer = "arn:aws:lambda:" + Stack.ACCOUNT + ":layer:extra-ca:3";
    Map<String, String> given = Map.of("ExtraCaLayerArn", layer);
    assertEquals(List.of("PolicyLayer", layer), function(Stack.with(given)).get("Layers"));
    assertEquals("/opt/extra-ca.pem", Deployment.with(given).variables().get("EXTRA_CA_FILE"));
    assertEquals(List.of("PolicyLayer"), function(Stack.with(Map.of())).get("Layers"));
    assertFalse(Deployment.with(Map.of()).variables().containsKey("EXTRA_CA_FILE"));
  }

  @Test
  void asynchronousCall_failed_isNotRetried() throws IOException {
    assertEquals(
        Map.of("MaximumRetryAttempts", "0"),
        function(Stack.with(Map.of())).get("EventInvokeConfig"));
  }

  @Test
  void authorizer_isOffByDefault_andNeverForMetadata() throws IOException {
    Stack usual = Stack.with(Map.of());
    assertTrue(usual.resources("AWS::ApiGatewayV2::Authorizer").isEmpty());
    assertEquals("NONE", route(usual, "EveryRequest").get("AuthorizationType"));

    Stack guarded = Stack.with(Map.of("GatewayAuthorizer", "on", "TokenAudience", "new,old"));
    assertEquals("JWT", route(guarded, "EveryRequest").get("AuthorizationType"));
    assertEquals("Authorizer", route(guarded, "EveryRequest").get("AuthorizerId"));
    assertEquals("NONE", route(guarded, "MetadataRoute").get("AuthorizationType"));
    assertEquals(
        Map.of(
            "Issuer",
            "https://token.actions.githubusercontent.com",
            "Audience",
            List.of("new", "old")),
        guarded.resource("AWS::ApiGatewayV2::Authorizer", "Authorizer").get("JwtConfiguration"));
  }

  @Test
  void requests_callOnlyTheAlias() throws IOException {
    Stack stack = Stack.with(Map.of());
    String alias = "VendingFunction.Alias";
    stack
        .resources("AWS::Lambda::Permission")
        .forEach((name, each) -> assertEquals(alias, each.get("FunctionName"), name));
    assertEquals(2, stack.resources("AWS::Lambda::Permission").size());
    assertEquals(
        alias,
        stack.resource("AWS::ApiGatewayV2::Integration", "Integration").get("IntegrationUri"));
  }

  @Test
  void version_isStartedBeforeItIsLive_andAChangedPolicyIsANewOne() throws IOException {
    Map<String, Object> function = function(Stack.with(Map.of()));
    assertEquals(Map.of("ApplyOn", "PublishedVersions"), function.get("SnapStart"));
    assertFalse(function.containsKey("VpcConfig"));
    Map<String, Object> layer =
        Stack.with(Map.of()).resource("AWS::Serverless::LayerVersion", "PolicyLayer");
    assertEquals("true", layer.get("PublishLambdaVersion"));
    assertEquals("Retain", layer.get("RetentionPolicy"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"FunctionRole", "DeploymentRole"})
  void roles_areBounded_whereABoundaryIsGiven(String role) throws IOException {
    String boundary = "arn:aws:iam::123456789012:policy/boundary";
    Stack stack =
        Stack.with(Map.of("PermissionsBoundary", boundary, "Rollout", "Canary10Percent5Minutes"));
    assertEquals(boundary, stack.resource("AWS::IAM::Role", role).get("PermissionsBoundary"));
  }

  private static Map<String, Object> function(Stack stack) {
    return stack.resource("AWS::Serverless::Function", "VendingFunction");
  }

  private static Map<String, Object> route(Stack stack, String name) {
    return stack.resource("AWS::ApiGatewayV2::Route", name);
  }
}
