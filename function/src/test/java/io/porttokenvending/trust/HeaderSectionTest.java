package io.porttokenvending.trust;

import static io.porttokenvending.trust.GoodProfile.bad;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.trust.McpServerSettings.HeaderSetting;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderSectionTest {
  private static final String LITERAL = "x-team: platform";
  private static final String SECRET = "{secret: portkey/key, field: apiKey}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host",
        "HOST",
        "connection",
        "Keep-Alive",
        "Proxy-Authorization",
        "Proxy-Any",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
        "Content-Length",
        "Expect",
        "HTTP2-Settings"
      })
  void name_ofConnectionHeader_isReported(String name) {
    assertRefused("10:9", "header '" + name + "' controls the HTTP connection", name + ": a");
    assertRefused(
        "10:9", "header '" + name + "' controls the HTTP connection", name + ": " + SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mcp-Session-Id", "mcp-protocol-version", "MCP-Name", "mcp-"})
  void name_ofProtocolHeader_isReported(String name) {
    assertRefused("10:9", "header '" + name + "' belongs to the MCP protocol", name + ": a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "''",
        "'a b'",
        "'a:'",
        "'a\u00e4'",
        "\"a\\r\\nb\"",
        "\"a\\0\"",
        "a/b",
        "'(a)'",
        "a$B",
        "'a{'"
      })
  void name_invalid_isReported(String name) {
    assertRefused("10:9", "has an invalid name", name + ": a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Authorization", "AUTHORIZATION", "authorization"})
  void authorization_literal_isReported(String header) {
    String text = GoodServers.with("x-portkey-api-key: " + SECRET, header + ": abc");
    GoodProfile.assertProblem(
        "9:" + (11 + header.length()), "contains a credential; write", text, GoodServers.SCOPE);
    GoodServers.read(GoodServers.with("x-portkey-api-key: " + SECRET, header + ": " + SECRET));
  }

  static Stream<Arguments> headersWithOneProblem() {
    return Stream.of(
        bad("10:17", "header 'x-team' must not be empty", LITERAL, "x-team: ''"),
        bad("10:17", "header 'x-team' must be a string; put", LITERAL, "x-team: 5"),
        bad("10:17", "header 'x-team' must be a string", LITERAL, "x-team: [a]"),
        bad("10:17", "must be printable ASCII", LITERAL, "x-team: \"a\\r\\nx-admin: 1\""),
        bad("10:17", "must be printable ASCII", LITERAL, "x-team: \"a\\nb\""),
        bad("10:17", "must be printable ASCII", LITERAL, "x-team: \"a\\tb\""),
        bad("10:17", "must be printable ASCII", LITERAL, "x-team: \"a\\x7f\""),
        bad("10:17", "must be printable ASCII", LITERAL, "x-team: pl\u00e4tform"),
        bad("10:17", "without leading or trailing spaces", LITERAL, "x-team: ' a'"),
        bad("10:17", "without leading or trailing spaces", LITERAL, "x-team: 'a '"),
        bad("10:17", "must not contain ${", LITERAL, "x-team: '${KEY}'"),
        bad("10:17", "must not contain ${", LITERAL, "x-team: 'a${{ secrets.KEY }}'"),
        bad("10:17", "must not contain ${", LITERAL, "x-team: a$KEY"),
        bad("10:17", "must not contain ${", LITERAL, "x-team: \"$_\""),
        bad("10:17", "must not contain ${", LITERAL, "x-team: \"$$1\""),
        bad("10:17", "must not contain ${", LITERAL, "x-team: 'a{env:KEY}'"),
        bad("10:17", "must not contain ${", LITERAL, "x-team: '{ENV:KEY}'"),
        bad("10:17", "must not contain ${", LITERAL, "x-team: '{file:~/.netrc}'"),
        bad(
            "10:9",
            "header 'X-Portkey-API-Key' is duplicated, ignoring case",
            LITERAL,
            "X-Portkey-API-Key: a"),
        bad("10:9", "header 'TraceParent' is set by the function", LITERAL, "TraceParent: a"),
        bad("10:9", "'x-portkey-metadata' is set by the", LITERAL, "x-portkey-metadata: a"),
        bad("9:28", "header 'x-portkey-api-key' needs secret", SECRET, "{secret: portkey/key}"),
        bad("9:28", "header 'x-portkey-api-key' needs secret", SECRET, "{field: apiKey}"),
        bad("9:28", "header 'x-portkey-api-key' needs secret", SECRET, "{}"),
        bad("9:37", "secret must be a name or ARN", SECRET, "{secret: 'a b', field: apiKey}"),
        bad("9:37", "secret must be a name or ARN", SECRET, "{secret: 'a:b', field: apiKey}"),
        bad("9:37", "secret must not be empty", SECRET, "{secret: '', field: apiKey}"),
        bad("9:51", "field must not be empty", SECRET, "{secret: a/key, field: ''}"),
        bad("9:51", "field must be a string", SECRET, "{secret: a/key, field: 1}"),
        bad(
            "9:59",
            "unknown key 'prefix' in header x-portkey-api-key",
            SECRET,
            "{secret: a/key, field: apiKey, prefix: a}"));
  }

  @ParameterizedTest
  @MethodSource("headersWithOneProblem")
  void header_withOneProblem_isReportedAtPosition(
      String at, String fragment, String piece, String replacement) {
    GoodProfile.assertProblem(
        at, fragment, GoodServers.with(piece, replacement), GoodServers.SCOPE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "Bearer x",
        "$",
        "a$ b",
        "$(a)",
        "{environment}",
        "{}",
        "{file}",
        "~!@%^&*"
      })
  void value_noAgentReplaces_isRead(String value) {
    String text = GoodServers.with(LITERAL, "x-team: '" + value + "'");
    assertEquals(
        new HeaderSetting.Literal(value),
        GoodServers.read(text).getFirst().headers().get("x-team"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"traceparent", "x-portkey-metadata"})
  void runHeader_notSetByFunction_isRead(String name) {
    String text =
        GoodServers.TEXT
            .replace("traceparent: true", "traceparent: false")
            .replace("portkey_metadata: true", "portkey_metadata: false")
            .replace(LITERAL, name + ": a");
    assertEquals(
        new HeaderSetting.Literal("a"), GoodServers.read(text).getFirst().headers().get(name));
  }

  private static void assertRefused(String at, String fragment, String header) {
    GoodProfile.assertProblem(at, fragment, GoodServers.with(LITERAL, header), GoodServers.SCOPE);
  }
}
