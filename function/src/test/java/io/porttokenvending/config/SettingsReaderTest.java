package io.porttokenvending.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
  private static final URI ERROR_PAGE =
      URI.create(
          "https://github.com/port-token-vending/port-token-vending/blob/main/function/docs/errors.md");

  private final Environment environment = new Environment();

  @Test
  void settings_onlyRequired_haveDefaults() {
    assertEquals(
        new Settings(
            List.of("port-token-vending"),
            Optional.empty(),
            Optional.empty(),
            Map.of(
                "https://token.actions.githubusercontent.com",
                URI.create("https://token.actions.githubusercontent.com/.well-known/jwks")),
            Path.of("/opt/policy"),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofSeconds(30),
            Optional.empty(),
            ERROR_PAGE,
            Set.of(),
            Set.of(),
            Optional.empty(),
            false,
            "eu-west-1",
            Optional.empty(),
            Optional.empty()),
        environment.read());
  }

  @Test
  void settings_thatAreAllGiven_areTheirValues() {
    environment
        .with("TOKEN_AUDIENCE", "https://tokens.acme.example, port-tokens")
        .with("OIDC_ISSUERS", "https://github.acme.example/_services/token")
        .with("POLICY_PATH", "/srv/policy")
        .with("CREDENTIALS_TTL", "90s")
        .with("MAX_TOKEN_AGE", "1h")
        .with("CLOCK_SKEW", "0s")
        .with("PUBLIC_URL", "https://tokens.acme.example:8443")
        .with("ERROR_DOCS_URL", "https://docs.acme.example/port-token-errors")
        .with("ALLOWED_HOSTS", "api.acme.example, MCP.acme.example")
        .with("ALLOWED_MCP_HOSTS", "MCP.Portkey.ai")
        .with("ALLOW_INSECURE_LOOPBACK", "true")
        .with("AWS_REGION", "us-east-2")
        .with("REPLAY_TABLE", "used-tokens")
        .with("TOKEN_TABLE", "port-tokens")
        .with("AWS_ENDPOINT_URL_SECRETS_MANAGER", "http://secrets.internal:4566/path")
        .with("AWS_ENDPOINT_URL_DYNAMODB", "http://tables.internal:4566");

    assertEquals(
        new Settings(
            List.of("https://tokens.acme.example", "port-tokens"),
            Optional.of("used-tokens"),
            Optional.of("port-tokens"),
            Map.of(
                "https://github.acme.example/_services/token",
                URI.create("https://github.acme.example/_services/token/.well-known/jwks")),
            Path.of("/srv/policy"),
            Duration.ofSeconds(90),
            Duration.ofHours(1),
            Duration.ZERO,
            Optional.of(URI.create("https://tokens.acme.example:8443")),
            URI.create("https://docs.acme.example/port-token-errors"),
            Set.of("api.acme.example", "mcp.acme.example"),
            Set.of("mcp.portkey.ai"),
            Optional.empty(),
            true,
            "us-east-2",
            Optional.of(URI.create("http://secrets.internal:4566/path")),
            Optional.of(URI.create("http://tables.internal:4566"))),
        environment.read());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OIDC_ISSUERS",
        "TOKEN_TABLE",
        "POLICY_PATH",
        "CREDENTIALS_TTL",
        "MAX_TOKEN_AGE",
        "CLOCK_SKEW",
        "PUBLIC_URL",
        "ERROR_DOCS_URL",
        "ALLOWED_HOSTS",
        "ALLOWED_MCP_HOSTS",
        "EXTRA_CA_FILE",
        "ALLOW_INSECURE_LOOPBACK",
        "AWS_ENDPOINT_URL_SECRETS_MANAGER"
      })
  void emptyVariable_isAbsent(String name) {
    Settings defaults = environment.read();

    assertEquals(defaults, environment.with(name, "").read());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TOKEN_AUDIENCE | PUBLIC_URL is missing: set it to the address of the service, which is"
            + " also the audience that callers request, or set TOKEN_AUDIENCE",
        "REPLAY_TABLE | REPLAY_TABLE is missing: set it to the DynamoDB table of consumed tokens,"
            + " or to off to disable replay protection",
        "AWS_REGION | AWS_REGION is missing: set it to the region of the secrets; Lambda sets it by"
            + " default"
      })
  void requiredVariable_absentOrEmpty_isMissing(String name, String problem) {
    assertEquals(List.of(problem), environment.without(name).problems());
    assertEquals(List.of(problem), environment.with(name, "").problems());
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", ",", "a,", ",a", "a,b,c", "a,a", "a, a"})
  void tokenAudience_notOneOrTwoValues_isRejected(String value) {
    assertEquals(
        List.of("TOKEN_AUDIENCE must be one value, or two different ones separated by a comma"),
        environment.with("TOKEN_AUDIENCE", value).problems());
  }

  @Test
  void publicUrl_withoutTokenAudience_isTheAudience() {
    String url = "https://tokens.acme.example";

    Settings settings = environment.without("TOKEN_AUDIENCE").with("PUBLIC_URL", url).read();

    assertEquals(List.of(url), settings.audiences());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://tokens.acme.example/",
        "https://tokens.acme.example/port",
        "https://Tokens.acme.example",
        "https://tokens.acme.example:443",
        "https://tokens.acme.example:",
        "https://tokens.acme.example:08443"
      })
  void publicUrl_notAnOrigin_isTheOnlyProblem(String url) {
    assertEquals(
        List.of(
            "PUBLIC_URL must be https://host or https://host:port in lower case, without a path, a"
                + " trailing slash or the default port"),
        environment.without("TOKEN_AUDIENCE").with("PUBLIC_URL", url).problems());
  }

  @Test
  void publicUrl_httpOnLoopback_needsTheLoopbackSetting() {
    environment.with("PUBLIC_URL", "http://127.0.0.1:3000");

    assertEquals(List.of("PUBLIC_URL must begin with https://"), environment.problems());
    environment.with("ALLOW_INSECURE_LOOPBACK", "true");
    assertEquals(Optional.of(URI.create("http://127.0.0.1:3000")), environment.read().publicUrl());
  }

  @ParameterizedTest
  @CsvSource({
    "https://user@docs.example/errors, contains user information; remove the part before @",
    "https://docs.example/errors#, has a query or a fragment; remove it",
    "https://docs.example/errors#top, has a query or a fragment; remove it",
    "http://docs.example/errors, must begin with https://",
    "http://127.0.0.1/errors, must begin with https://"
  })
  void errorDocsUrl_otherThanAnHttpsPage_isRejected(String url, String why) {
    environment.with("ALLOW_INSECURE_LOOPBACK", "true").with("ERROR_DOCS_URL", url);

    assertEquals(List.of("ERROR_DOCS_URL " + why), environment.problems());
  }

  @ParameterizedTest
  @ValueSource(strings = {"OFF", "Off", "off ", "no", "a b", "a/b", "t:able", "täble"})
  void replayTable_neitherNameNorOff_isRejected(String value) {
    assertEquals(
        List.of("REPLAY_TABLE must be the name or ARN of a DynamoDB table, or off"),
        environment.with("REPLAY_TABLE", value).problems());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"abc", "Used_tokens-1.2", "arn:aws:dynamodb:eu-west-1:123456789012:table/used"})
  void replayTable_byNameOrArn_isKept(String value) {
    assertEquals(Optional.of(value), environment.with("REPLAY_TABLE", value).read().replayTable());
  }

  @Test
  void replayTable_off_isEmpty() {
    assertEquals(Optional.empty(), environment.with("REPLAY_TABLE", "off").read().replayTable());
  }

  @ParameterizedTest
  @CsvSource({
    "used, '', used",
    "used, tokens, tokens",
    "used, off, ''",
    "off, '', ''",
    "off, tokens, tokens"
  })
  void tokenTable_notSet_isTheReplayTable(String replay, String given, String table) {
    environment.with("REPLAY_TABLE", replay).with("TOKEN_TABLE", given);

    assertEquals(table, environment.read().tokenTable().orElse(""));
  }

  @Test
  void tokenTable_neitherNameNorOff_isRejected() {
    assertEquals(
        List.of("TOKEN_TABLE must be the name or ARN of a DynamoDB table, or off"),
        environment.with("TOKEN_TABLE", "OFF").problems());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRUE", "True", "yes", "1", "on", " true", "no"})
  void flag_neitherTrueNorFalse_isRejected(String value) {
    environment.with("ALLOW_INSECURE_LOOPBACK", value).with("OIDC_ISSUERS", "http://localhost");

    assertEquals(
        List.of(
            "ALLOW_INSECURE_LOOPBACK must be true or false",
            "OIDC_ISSUERS names a URL that must begin with https://"),
        environment.problems());
  }

  @Test
  void flag_false_isFalse() {
    assertFalse(environment.with("ALLOW_INSECURE_LOOPBACK", "false").read().insecureLoopback());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.acme.example",
        "api.acme.example:443",
        "api.acme.example/v1",
        "user@api.acme.example",
        "*.acme.example",
        "a,,b",
        ",",
        " ",
        "api acme",
        "a_b.example",
        "a?b"
      })
  void hosts_invalid_areRejected(String value) {
    for (String name : List.of("ALLOWED_HOSTS", "ALLOWED_MCP_HOSTS")) {
      List<String> problems = new Environment().with(name, value).problems();

      assertEquals(
          Set.of(name + " must be a comma-separated list of host names, without scheme or port"),
          Set.copyOf(problems));
    }
  }

  @Test
  void everyProblem_isInOneMessage() {
    environment
        .without("TOKEN_AUDIENCE")
        .without("AWS_REGION")
        .with("REPLAY_TABLE", "re play")
        .with("TOKEN_TABLE", "to ken")
        .with("ALLOW_INSECURE_LOOPBACK", "yes")
        .with("OIDC_ISSUERS", "https://a.example,http://b.example,https://a.example")
        .with("CREDENTIALS_TTL", "5")
        .with("MAX_TOKEN_AGE", "ten minutes")
        .with("CLOCK_SKEW", "61s")
        .with("PUBLIC_URL", "ftp://c.example")
        .with("ERROR_DOCS_URL", "errors.md")
        .with("ALLOWED_HOSTS", "https://d.example")
        .with("EXTRA_CA_FILE", "/no/such/file.pem")
        .with("AWS_ENDPOINT_URL_SECRETS_MANAGER", "e.example");

    assertEquals(
        """
        The function's settings are invalid:
          ALLOW_INSECURE_LOOPBACK must be true or false
          PUBLIC_URL must begin with https://
          REPLAY_TABLE must be the name or ARN of a DynamoDB table, or off
          TOKEN_TABLE must be the name or ARN of a DynamoDB table, or off
          OIDC_ISSUERS names a URL that must begin with https://
          OIDC_ISSUERS lists https://a.example twice; remove one entry
          CREDENTIALS_TTL must be a duration such as 30s, 5m or 1h, at most 86400s
          MAX_TOKEN_AGE must be a duration such as 30s, 5m or 1h, at most 86400s
          CLOCK_SKEW must be a duration such as 30s, 5m or 1h, at most 60s
          ERROR_DOCS_URL has no valid host; write https://HOST
          ALLOWED_HOSTS must be a comma-separated list of host names, without scheme or port
          EXTRA_CA_FILE: /no/such/file.pem cannot be read; check the path and its permissions
          AWS_REGION is missing: set it to the region of the secrets; Lambda sets it by default
          AWS_ENDPOINT_URL_SECRETS_MANAGER must be an http or https URL\
        """
            .lines()
            .toList(),
        environment.failure().lines().toList());
  }

  @Test
  void message_quotesNoPassword() {
    environment
        .with("OIDC_ISSUERS", "https://user:hunter2@a.example")
        .with("PUBLIC_URL", "https://user:hunter2@b.example")
        .with("AWS_ENDPOINT_URL_SECRETS_MANAGER", "https://user:hunter2@c.example");

    assertEquals(3, environment.problems().size());
    assertFalse(environment.failure().contains("hunter2"));
    assertTrue(
        environment.failure().contains("contains user information; remove the part before @"));
  }
}
