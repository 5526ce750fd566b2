package io.porttokenvending.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.World;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parameter values that the template accepts work. Others fail before the deployment starts. */
class ParametersTest {
  private static final GatewayEvent METADATA =
      GatewayEvent.of("GET", "/.well-known/oauth-authorization-server");

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          TokenAudience, TOKEN_AUDIENCE, port-token-vending
          TokenAudience, TOKEN_AUDIENCE, 'https://a.example:8443/x,old'
          PublicUrl, PUBLIC_URL, https://tokens.acme.example
          PublicUrl, PUBLIC_URL, https://t:8443
          ErrorDocsUrl, ERROR_DOCS_URL, https://github.com/acme/fork/blob/main/function/docs/errors.md
          ErrorDocsUrl, ERROR_DOCS_URL, https://docs:8443
          OidcIssuers, OIDC_ISSUERS, https://a.example/_services/token
          OidcIssuers, OIDC_ISSUERS, https://b=https://c:59999/k.json
          AllowedHosts, ALLOWED_HOSTS, ''
          CredentialsTtl, CREDENTIALS_TTL, 30m
          CredentialsTtl, CREDENTIALS_TTL, 999s
          MaxTokenAge, MAX_TOKEN_AGE, 24h
          MaxTokenAge, MAX_TOKEN_AGE, 999m
          ClockSkew, CLOCK_SKEW, 60s
          AllowedHosts, ALLOWED_HOSTS, 'api.acme.example,a-1.b2'
          AllowedMcpHosts, ALLOWED_MCP_HOSTS, mcp.portkey.ai
          """)
  void value_acceptedByTheTemplate_startsTheFunction(
      String parameter, String variable, String value) throws IOException {
    assertTrue(accepts(parameter, value));
    try (World world = World.start()) {
      world.setting(variable, value);
      assertEquals(200, world.send(METADATA).status());
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          TokenAudience, 'a,'
          TokenAudience, 'a,b,c'
          TokenAudience, 'a, b'
          PublicUrl, http://tokens.acme.example
          PublicUrl, https://tokens.acme.example/
          PublicUrl, https://tokens.acme.example/v1
          PublicUrl, https://tokens.acme.example:443
          PublicUrl, https://tokens.acme.example:65536
          PublicUrl, https://Tokens.acme.example
          PublicUrl, https://tokens..example
          PublicUrl, https://-tokens.example
          ErrorDocsUrl, http://docs.example
          ErrorDocsUrl, https://docs.example/errors#
          ErrorDocsUrl, https://docs.example/?page=errors
          ErrorDocsUrl, https://user@docs.example
          OidcIssuers, https://user@a.example
          OidcIssuers, https://a.example?x
          OidcIssuers, https://a..example
          OidcIssuers, 'https://a.example,'
          OidcIssuers, ',https://a.example'
          OidcIssuers, 'https://a.examplehttps://b.example'
          OidcIssuers, https://a=https://b=https://c
          OidcIssuers, https://a.example:65536
          MaxTokenAge, 25h
          MaxTokenAge, 999h
          MaxTokenAge, 1d
          CredentialsTtl, 31m
          ClockSkew, 61s
          AllowedHosts, a..example
          AllowedHosts, -a.example
          AllowedMcpHosts, 'a.example,'
          AllowedMcpHosts, ',a.example'
          DomainName, tokens..example
          DomainName, https://tokens.example
          """)
  void value_thatTheFunctionRejects_isRejectedByTheTemplate(String parameter, String value)
      throws IOException {
    assertFalse(accepts(parameter, value));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          port-token-vending/catalog-reader-a1B2c3, true
          port-token-vending/catalog-reader-??????, true
          port-token-vending/catalog-reader-reader-??????, true
          port-token-vending/catalog-abcde1, true
          port-token-vending/*, true
          team.a/port-token-vending/*, true
          port-token-vending/catalog-reader, false
          port-token-vending/catalog, false
          port-token-vending/catalog-reader-a1B2c, false
          port-token-vending/catalog-reader-*, false
          port-token-vending*, false
          port-token-vending/*/a-a1B2c3, false
          *, false
          /*, false
          """)
  void secretArn_withoutSuffixOrFolder_isRejected(String secret, boolean accepted)
      throws IOException {
    String arn = "arn:aws:secretsmanager:" + Stack.ACCOUNT + ":secret:" + secret;
    assertEquals(accepted, accepts("CredentialSecretArns", arn));
  }

  /** Lambda allows 4,096 bytes of variables, names included; the short ones have 512 of them. */
  @Test
  void variables_atTheirLongest_fitIntoLambdasLimit() throws IOException {
    int longest = 512;
    for (var parameter : Template.read().at("Parameters").members().values()) {
      Template limit = parameter.members().get("MaxLength");
      longest += limit == null ? 0 : Integer.parseInt(limit.text());
    }
    assertTrue(longest <= 4096, "up to " + longest);
    for (String open :
        List.of(
            "TokenAudience",
            "PublicUrl",
            "ErrorDocsUrl",
            "OidcIssuers",
            "AllowedHosts",
            "AllowedMcpHosts")) {
      assertTrue(Template.read().at("Parameters", open).members().containsKey("MaxLength"), open);
    }
  }

  /** IAM allows 10,240 characters for the inline policies of a role, without white space. */
  @Test
  void rolePolicy_parameterOfSecretsFull_fitsIntoIamsLimit() throws IOException {
    String one = Stack.SECRET + ",";
    String arns = one.repeat(4096 / one.length());
    Map<String, String> everything =
        Map.of(
            "CredentialSecretArns",
            arns.substring(0, arns.length() - 1),
            "SecretsKmsKeyArn",
            "arn:aws:kms:" + Stack.ACCOUNT + ":key/" + "1".repeat(36),
            "SubnetIds",
            "subnet-0123456789abcdef0",
            "SecurityGroupIds",
            "sg-0123456789abcdef0");
    Object policies =
        Stack.with(everything).resource("AWS::IAM::Role", "FunctionRole").get("Policies");
    String json = new ObjectMapper().writeValueAsString(policies);
    assertTrue(json.length() <= 10_240, () -> json.length() + " characters");
  }

  private static boolean accepts(String parameter, String value) throws IOException {
    return value.matches(Template.read().at("Parameters", parameter, "AllowedPattern").text());
  }
}
