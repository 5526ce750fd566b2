package io.porttokenvending.trust;

import static io.porttokenvending.trust.GoodProfile.bad;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.testing.Policies;
import io.porttokenvending.trust.PortSettings.PortExchange;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortSectionTest {
  private static final PolicyScope ONE_HOST_MORE =
      new PolicyScope(List.of(GitHubTokens.ISSUER), Set.of("port.acme.example"), false);
  private static final String ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:";
  private static final PolicyScope LOOPBACK =
      new PolicyScope(List.of(GitHubTokens.ISSUER), Set.of(), true);

  static Stream<Arguments> sectionsWithOneProblem() {
    return Stream.of(
        bad("3:3", "region is missing; write eu or us", "  region: eu\n", ""),
        bad("3:11", "region must be eu or us", "region: eu", "region: EU"),
        bad("3:11", "region must be eu or us", "region: eu", "region: ap"),
        bad("3:11", "region must be a string", "region: eu", "region: [eu]"),
        bad("3:11", "region must not be empty", "region: eu", "region: ''"),
        bad("3:10", "region must be a string", "region: eu", "region:"),
        bad("3:3", "credentials is missing", "  credentials: port/reader\n", ""),
        bad("4:16", "credentials must be a string", "port/reader", "{name: a}"),
        bad("4:16", "credentials must be a string", "port/reader", "12345"),
        bad("4:16", "credentials must not be empty", "port/reader", "''"),
        bad("4:16", "credentials must be a name or ARN", "port/reader", "port reader"),
        bad("4:16", "credentials must be a name or ARN", "port/reader", "port:reader"),
        bad("4:16", "credentials must be a name or ARN", "port/reader", "':reader'"),
        bad("4:16", "credentials must be a name or ARN", "port/reader", "port/r\u00e9ader"),
        bad("4:16", "credentials must be a name or ARN", "port/reader", "port/*"),
        bad("4:16", "credentials must be a name or ARN", "port/reader", "a".repeat(2049)),
        bad("4:16", "credentials must list 1 to 4 secrets", "port/reader", "[]"),
        bad("4:16", "credentials must list 1 to 4 secrets", "port/reader", "[a, b, c, d, e]"),
        bad("4:20", "an entry of credentials must be a string", "port/reader", "[a, 12345]"),
        bad("4:17", "an entry of credentials must be a string", "port/reader", "[[a], b]"),
        bad("4:20", "an entry of credentials must not be empty", "port/reader", "[a, '']"),
        bad("4:20", "an entry of credentials must be a name", "port/reader", "[a, b c]"),
        bad("4:23", "this lane is or may be the same secret as 'a'", "port/reader", "[a, b, a]"),
        bad("4:20", "the same secret as 'a'", "port/reader", "[a, " + ARN + "secret:a-AbCdEf]"),
        bad("4:20", "the same secret as 'a'", "port/reader", "[a, " + ARN + "secret:a]"),
        bad("5:13", "exchange must be rest or oauth", "rest", "REST"),
        bad("5:13", "exchange must be rest or oauth", "rest", "both"),
        bad("5:13", "exchange must be a string", "rest", "[rest, oauth]"),
        bad("5:3", "unknown key 'api'", "exchange: rest", "api: https://api.port.io"),
        bad("6:12", "min_ttl must be a duration", "15m", "15 m"),
        bad("6:12", "min_ttl must be a duration", "15m", "15M"),
        bad("6:12", "min_ttl must be a duration", "15m", "PT15M"),
        bad("6:12", "min_ttl must be a duration", "15m", "-15m"),
        bad("6:12", "min_ttl must be a duration", "15m", "4h"),
        bad("6:12", "min_ttl must be a duration", "15m", "10801s"),
        bad("6:12", "min_ttl must be a duration", "15m", "900"));
  }

  @ParameterizedTest
  @MethodSource("sectionsWithOneProblem")
  void section_withOneProblem_isReportedAtPosition(
      String at, String fragment, String piece, String replacement) {
    GoodProfile.assertProblem(at, fragment, piece, replacement);
  }

  @ParameterizedTest
  @CsvSource({"0s, 0", "90s, 90", "1m, 60", "3h, 10800", "10800s, 10800"})
  void minTtl_upToThreeHours_isRead(String text, long seconds) {
    Duration minTtl = GoodProfile.read(GoodProfile.with("15m", text)).port().minTtl();
    assertEquals(Duration.ofSeconds(seconds), minTtl);
  }

  @Test
  void exchange_oauth_isRead() {
    Profile profile = GoodProfile.read(GoodProfile.with("rest", "oauth"));
    assertEquals(PortExchange.OAUTH, profile.port().exchange());
  }

  @Test
  void credentials_asArn_areRead() {
    String arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:port/reader-a1B2c3";
    assertEquals(List.of(arn), credentials(arn));
  }

  @Test
  void credentials_anyAllowedName_areRead() {
    for (String name : List.of("azAZ09/_+=.@-", "a".repeat(2048))) {
      assertEquals(List.of(name), credentials(name));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a, b", "d, c, b, a"})
  void credentials_asAList_areLanesInItsOrder(String lanes) {
    assertEquals(List.of(lanes.split(", ", -1)), credentials("[" + lanes + "]"));
  }

  private static List<String> credentials(String written) {
    return GoodProfile.read(GoodProfile.with("port/reader", written)).port().credentials();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.getport.io",
        "https://API.PORT.IO",
        "https://api.us.port.io/v1",
        "https://api.port.io:8443/v1",
        "https://api.port.io:65535/v1",
        "https://mcp.port.io"
      })
  void apiUrl_ofPortHost_overridesRegion(String url) {
    PortSettings port = GoodProfile.read(withUrls("api_url: " + url)).port();
    assertEquals(URI.create(url), port.apiUrl());
    assertEquals(URI.create("https://mcp.port.io/v1"), port.mcpUrl());
  }

  @Test
  void urls_both_needNoRegion() {
    String urls = "api_url: https://api.port.io\n  mcp_url: https://mcp.getport.io/v1";
    PortSettings port = GoodProfile.read(GoodProfile.with("region: eu", urls)).port();
    assertEquals(URI.create("https://mcp.getport.io/v1"), port.mcpUrl());
  }

  @Test
  void urls_onlyOne_requiresRegion() {
    String url = "api_url: https://api.port.io";
    GoodProfile.assertProblem("3:3", "region is missing", "region: eu", url);
  }

  static Stream<Arguments> urlsThatAreRefused() {
    return Stream.of(
        Arguments.of("not one of Port's", "https://port.acme.example"),
        Arguments.of("not one of Port's", "https://api.port.io.evil.example"),
        Arguments.of("not one of Port's", "https://evilapi.port.io"),
        Arguments.of("not one of Port's", "https://port.io"),
        Arguments.of("not one of Port's", "https://api.port.io."),
        Arguments.of("not one of Port's", "https://127.0.0.1"),
        Arguments.of("not one of Port's", "https://localhost"),
        Arguments.of("not one of Port's", "https://[::1]"),
        Arguments.of("must begin with https://", "http://api.port.io"),
        Arguments.of("must begin with https://", "http://127.0.0.1:8080"),
        Arguments.of("must begin with https://", "HTTPS://api.port.io"),
        Arguments.of("must begin with https://", "ftp://api.port.io"),
        Arguments.of("user information", "https://a:b@api.port.io"),
        Arguments.of("user information", "https://api.port.io@evil.example"),
        Arguments.of("query or a fragment", "'https://api.port.io/?x=1'"),
        Arguments.of("query or a fragment", "https://api.port.io/#x"),
        Arguments.of("an invalid port", "https://api.port.io:0"),
        Arguments.of("an invalid port", "https://api.port.io:65536"),
        Arguments.of("no valid host", "api.port.io"),
        Arguments.of("no valid host", "https:///v1"),
        Arguments.of("no valid host", "https://api_x.port.io"),
        Arguments.of("no valid host", "http://127.1"),
        Arguments.of("not a valid URL", "https://api.port.io/a b"),
        Arguments.of("not a valid URL", "https://"),
        Arguments.of("must not be empty", "''"),
        Arguments.of("must be a string", "[https://api.port.io]"));
  }

  @ParameterizedTest
  @MethodSource("urlsThatAreRefused")
  void url_notAllowed_isReported(String fragment, String url) {
    GoodProfile.assertProblem("4:12", fragment, withUrls("api_url: " + url), Policies.SCOPE);
    GoodProfile.assertProblem("4:12", fragment, withUrls("mcp_url: " + url), Policies.SCOPE);
  }

  @Test
  void host_allowed_requiresHttps() {
    String https = withUrls("api_url: https://PORT.acme.example/api");
    assertEquals(
        URI.create("https://PORT.acme.example/api"),
        GoodProfile.read(https, ONE_HOST_MORE).port().apiUrl());
    GoodProfile.assertProblem(
        "4:12",
        "must begin with https://",
        withUrls("api_url: http://port.acme.example"),
        ONE_HOST_MORE);
    GoodProfile.assertProblem(
        "4:12",
        "not one of Port's",
        withUrls("api_url: https://x.port.acme.example"),
        ONE_HOST_MORE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:8080", "http://localhost", "http://localhost:3000/v1"})
  void loopback_whenPermitted_needsNoAllowedHost(String url) {
    assertEquals(
        URI.create(url), GoodProfile.read(withUrls("api_url: " + url), LOOPBACK).port().apiUrl());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost.evil.example",
        "http://127.0.0.1.evil.example",
        "http://127.0.0.2",
        "http://[::1]",
        "http://LOCALHOST",
        "http://api.port.io"
      })
  void http_notLoopback_isReported(String url) {
    GoodProfile.assertProblem(
        "4:12", "must begin with https://", withUrls("api_url: " + url), LOOPBACK);
  }

  private static String withUrls(String urls) {
    return GoodProfile.with("  region: eu\n", "  region: eu\n  " + urls + "\n");
  }
}
