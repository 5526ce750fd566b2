package io.porttokenvending.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Permissions of the roles, with every option on. */
class RoleTest {
  private static final String KEY = "arn:aws:kms:" + Stack.ACCOUNT + ":key/1111";
  private static final Map<String, String> EVERYTHING =
      Map.of(
          "SecretsKmsKeyArn", KEY,
          "CredentialSecretArns", Stack.SECRET + "," + Stack.SECRET.replace("a1B2c3", "b-??????"),
          "Rollout", "Canary10Percent5Minutes",
          "SubnetIds", "subnet-0123456789abcdef0",
          "SecurityGroupIds", "sg-0123456789abcdef0");

  /** Statements that AWS supports only with {@code *}, or that deny. */
  private static final Set<String> ON_EVERYTHING =
      Set.of("AttachToVpc", "DenyVpcToCode", "ReadAlarms");

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          secretsmanager:GetSecretValue, secretsmanager:A:secret:port-token-vending/catalog-reader-a1B2c3, true
          secretsmanager:GetSecretValue, secretsmanager:A:secret:port-token-vending/catalog-reader-b-x9Y8z7, true
          secretsmanager:GetSecretValue, secretsmanager:A:secret:port-token-vending/catalog-reader-b-x9Y8z, false
          secretsmanager:GetSecretValue, secretsmanager:A:secret:port-token-vending/catalog-reader-b-x9Y8z77, false
          secretsmanager:GetSecretValue, secretsmanager:A:secret:port-token-vending/other-a1B2c3, false
          secretsmanager:PutSecretValue, secretsmanager:A:secret:port-token-vending/catalog-reader-a1B2c3, false
          secretsmanager:DescribeSecret, secretsmanager:A:secret:port-token-vending/catalog-reader-a1B2c3, false
          secretsmanager:ListSecrets, secretsmanager:A:*, false
          kms:Decrypt, kms:A:key/1111, false
          kms:Encrypt, kms:A:key/1111, false
          dynamodb:PutItem, dynamodb:A:table/UsedTokens, true
          dynamodb:PutItem, dynamodb:A:table/Other, false
          dynamodb:PutItem, dynamodb:A:table/UsedTokens/index/any, false
          dynamodb:GetItem, dynamodb:A:table/UsedTokens, true
          dynamodb:GetItem, dynamodb:A:table/Other, false
          dynamodb:GetItem, dynamodb:A:table/UsedTokens/index/any, false
          dynamodb:Query, dynamodb:A:table/UsedTokens, false
          dynamodb:Scan, dynamodb:A:table/UsedTokens, false
          dynamodb:DeleteItem, dynamodb:A:table/UsedTokens, false
          dynamodb:UpdateItem, dynamodb:A:table/UsedTokens, false
          dynamodb:DeleteTable, dynamodb:A:table/UsedTokens, false
          logs:PutLogEvents, logs:A:log-group:AuditLogs:log-stream:any, true
          logs:CreateLogStream, logs:A:log-group:AuditLogs:log-stream:any, true
          logs:PutLogEvents, logs:A:log-group:AccessLogs:log-stream:any, false
          logs:CreateLogGroup, logs:A:log-group:AuditLogs:*, false
          logs:DeleteLogGroup, logs:A:log-group:AuditLogs:*, false
          logs:GetLogEvents, logs:A:log-group:AuditLogs:log-stream:any, false
          lambda:UpdateFunctionCode, lambda:A:function:VendingFunction, false
          lambda:InvokeFunction, lambda:A:function:VendingFunction, false
          sts:AssumeRole, iam::123456789012:role/any, false
          iam:PassRole, iam::123456789012:role/any, false
          s3:GetObject, s3:::bucket/any, false
          ec2:CreateNetworkInterface, ec2:A:network-interface/any, true
          ec2:RunInstances, ec2:A:instance/any, false
          """)
  void function_hasOnlyThesePermissions(String action, String resource, boolean allowed)
      throws IOException {
    assertEquals(allowed, function().allows(action, arn(resource), Map.of()));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          secretsmanager.eu-west-1.amazonaws.com, catalog-reader-a1B2c3, 1111, true
          secretsmanager.eu-west-1.amazonaws.com, catalog-reader-a1B2c3, 2222, false
          secretsmanager.eu-west-1.amazonaws.com, other-a1B2c3, 1111, false
          secretsmanager.us-east-1.amazonaws.com, catalog-reader-a1B2c3, 1111, false
          s3.eu-west-1.amazonaws.com, catalog-reader-a1B2c3, 1111, false
          """)
  void key_opensNamedSecretsThroughSecretsManagerOnly(
      String service, String secret, String key, boolean allowed) throws IOException {
    Map<String, String> context =
        Map.of(
            "kms:ViaService",
            service,
            "kms:EncryptionContext:SecretARN",
            arn("secretsmanager:A:secret:port-token-vending/" + secret));
    assertEquals(allowed, function().allows("kms:Decrypt", arn("kms:A:key/" + key), context));
  }

  @ParameterizedTest
  @CsvSource({
    "port-token-vending/catalog-reader-a1B2c3, true",
    "port-token-vending/new-x9Y8z7, true",
    "port-token-vending-other-a1B2c3, false",
    "other/port-token-vending/a-a1B2c3, false"
  })
  void prefixOfSecrets_given_coversNamesBelowItOnly(String secret, boolean allowed)
      throws IOException {
    String prefix = arn("secretsmanager:A:secret:port-token-vending/*");
    String read = arn("secretsmanager:A:secret:" + secret);
    RolePolicy role =
        RolePolicy.of(
            Stack.with(Map.of("CredentialSecretArns", prefix, "SecretsKmsKeyArn", KEY)),
            "FunctionRole");
    Map<String, String> decrypting =
        Map.of(
            "kms:ViaService",
            "secretsmanager.eu-west-1.amazonaws.com",
            "kms:EncryptionContext:SecretARN",
            read);
    assertEquals(allowed, role.allows("secretsmanager:GetSecretValue", read, Map.of()));
    assertEquals(allowed, role.allows("kms:Decrypt", KEY, decrypting));
  }

  @ParameterizedTest
  @CsvSource({"ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeSubnets"})
  void code_mayNotCallWhatLambdaItselfNeedsForAVpc(String action) throws IOException {
    String source = "arn:aws:lambda:" + Stack.ACCOUNT + ":function:port-token-vending";
    assertFalse(function().allows(action, "*", Map.of("lambda:SourceFunctionArn", source)));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          lambda:UpdateAlias, lambda:A:function:VendingFunction:live, true
          lambda:GetAlias, lambda:A:function:VendingFunction:live, true
          lambda:UpdateAlias, lambda:A:function:Other:live, false
          lambda:InvokeFunction, lambda:A:function:VendingFunction:live, false
          lambda:UpdateFunctionCode, lambda:A:function:VendingFunction, false
          lambda:UpdateFunctionConfiguration, lambda:A:function:VendingFunction, false
          cloudwatch:DescribeAlarms, cloudwatch:A:alarm:any, true
          cloudwatch:DeleteAlarms, cloudwatch:A:alarm:any, false
          secretsmanager:GetSecretValue, secretsmanager:A:secret:port-token-vending/catalog-reader-a1B2c3, false
          """)
  void deployment_canOnlyMoveTheAlias(String action, String resource, boolean allowed)
      throws IOException {
    RolePolicy deployment = RolePolicy.of(Stack.with(EVERYTHING), "DeploymentRole");
    assertEquals(allowed, deployment.allows(action, arn(resource), Map.of()));
  }

  @Test
  void resources_areNamed_whereAwsAllowsIt() throws IOException {
    Stack stack = Stack.with(EVERYTHING);
    Set<String> onEverything = new TreeSet<>();
    for (String role : stack.resources("AWS::IAM::Role").keySet()) {
      for (var statement : RolePolicy.of(stack, role).statements()) {
        if (Stack.list(statement.get("Resource")).contains("*")) {
          onEverything.add(String.valueOf(statement.get("Sid")));
        }
      }
    }
    assertEquals(new TreeSet<>(ON_EVERYTHING), onEverything);
  }

  @Test
  void first_deployment_hasNothingOnEverything() throws IOException {
    Stack stack = Stack.with(Map.of());
    assertEquals(Set.of("FunctionRole"), stack.resources("AWS::IAM::Role").keySet());
    for (var statement : RolePolicy.of(stack, "FunctionRole").statements()) {
      assertFalse(Stack.list(statement.get("Resource")).contains("*"), statement::toString);
    }
  }

  @Test
  void managedPolicies_areNotAttached() throws IOException {
    for (var role : Stack.with(EVERYTHING).resources("AWS::IAM::Role").values()) {
      assertFalse(role.containsKey("ManagedPolicyArns"));
    }
  }

  private static RolePolicy function() throws IOException {
    return RolePolicy.of(Stack.with(EVERYTHING), "FunctionRole");
  }

  private static String arn(String rest) {
    return "arn:aws:" + rest.replace(":A:", ":" + Stack.ACCOUNT + ":");
  }
}
