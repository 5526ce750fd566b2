package io.porttokenvending.trust;

import static io.porttokenvending.trust.GoodProfile.bad;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.trust.McpServerSettings.HeaderSetting;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSectionTest {
  private static final String URL = "https://mcp.portkey.ai/linear/mcp";
  private static final String NOT_ALLOWED = "names a host that is not allowed; list ";

  @Test
  void servers_keepFileOrder() {
    assertEquals(
        List.of(
            new McpServerSettings(
                "linear",
                URI.create(URL),
                List.of("search_issues", "get_issue"),
                Map.of(
                    "x-portkey-api-key",
                    new HeaderSetting.FromSecret("portkey/key", "apiKey"),
                    "x-team",
                    new HeaderSetting.Literal("platform")),
                true,
                true),
            new McpServerSettings(
                "chat",
                URI.create("https://mcp.acme.example/workspace/chat/mcp"),
                List.of(),
                Map.of(),
                false,
                false)),
        GoodServers.read(GoodServers.TEXT));
  }

  @Test
  void headers_keepFileOrder() {
    String text = GoodServers.with("x-team: platform", "x-team: platform\n        A-First: b");
    assertEquals(
        List.of("x-portkey-api-key", "x-team", "A-First"),
        List.copyOf(GoodServers.read(text).getFirst().headers().keySet()));
  }

  @Test
  void servers_emptyOrAbsent_areRead() {
    assertEquals(List.of(), GoodProfile.read(GoodProfile.TEXT).mcp().servers());
    assertEquals(
        List.of(),
        GoodProfile.read(GoodProfile.with("server: port", "server: port\n  servers: {}"))
            .mcp()
            .servers());
  }

  static Stream<Arguments> serversWithOneProblem() {
    String plain = "http://mcp.portkey.ai/linear/mcp";
    return Stream.of(
        bad("5:5", "a server's name must be a letter, then", "    linear:", "    9linear:"),
        bad("5:5", "a server's name must be a letter, then", "    linear:", "    lin.ear:"),
        bad("5:5", "a server's name must be a letter, then", "    linear:", "    '':"),
        bad("5:5", "a server's name must not be workspace", "    linear:", "    workspace:"),
        bad("5:5", "a server's name must not be computer-use", "    linear:", "    computer-use:"),
        bad(
            "5:5",
            "a server's name must not be claude-in-",
            "    linear:",
            "    claude-in-chrome:"),
        bad("5:5", "server my-port has the name of Port's server", "    linear:", "    my-port:"),
        bad(
            "5:5",
            "server my_port and server my-port have the same name",
            "    linear:",
            "    my_port:"),
        bad(
            "5:5",
            "server My-Port and server my-port have the same name",
            "    linear:",
            "    My-Port:"),
        bad(
            "13:5",
            "server LINEAR and server linear have the same name",
            "    chat:",
            "    LINEAR:"),
        bad("13:11", "server chat must be a mapping with url", "chat:\n", "chat: a\n    b:\n"),
        bad("5:5", "server linear has no url", "      url: " + URL + "\n", ""),
        bad("6:12", "url must not be empty", URL, "''"),
        bad("6:12", "url must begin with https://", URL, plain),
        bad("6:12", "url must begin with https://", URL, "http://localhost/mcp"),
        bad("6:12", "url " + NOT_ALLOWED + "'localhost' in", URL, "https://localhost/mcp"),
        bad(
            "6:12",
            "url contains user information; remove the part before @",
            URL,
            "https://a:b@mcp.portkey.ai/mcp"),
        bad("6:12", "url has a query or a fragment; remove it", URL, URL + "?key=1"),
        bad("6:12", "url has a query or a fragment; remove it", URL, "'" + URL + "#a'"),
        bad("6:12", "url must not contain ${", URL, URL + "/${KEY}"),
        bad("6:12", "url must not contain ${", URL, URL + "/$KEY"),
        bad("6:12", "url must not contain ${", URL, "'" + URL + "/{env:KEY}'"),
        bad("6:12", "'evil.example' in ALLOWED_MCP_HOSTS", URL, "https://evil.example/mcp"),
        bad("6:12", NOT_ALLOWED, URL, "https://a.mcp.portkey.ai/mcp"),
        bad("6:12", NOT_ALLOWED, URL, "https://mcp.portkey.ai.evil.example/mcp"),
        bad("6:12", NOT_ALLOWED + "'mcp.port.io'", URL, "https://mcp.port.io/v1"),
        bad("6:12", NOT_ALLOWED + "'port.acme.example'", URL, "https://port.acme.example/v1"),
        bad("7:15", "an entry of tools", "[search_issues, get_issue]", "['*']"),
        bad("7:18", "'a' is listed twice in tools", "[search_issues, get_issue]", "[a, a]"),
        bad("11:20", "traceparent must be true or false", "parent: true", "parent: yes"),
        bad("12:25", "portkey_metadata must be true", "metadata: true", "metadata: 'true'"),
        bad(
            "7:7",
            "unknown key 'tool' in server linear; use one of",
            "      tools:",
            "      tool:"),
        bad("8:16", "headers must be a mapping", "headers:\n", "headers: [a]\n      x:\n"));
  }

  @ParameterizedTest
  @MethodSource("serversWithOneProblem")
  void server_withOneProblem_isReportedAtPosition(
      String at, String fragment, String piece, String replacement) {
    String first =
        GoodProfile.problems(GoodServers.with(piece, replacement), GoodServers.SCOPE).getFirst();
    assertEquals("reader.yaml:" + at, first.substring(0, first.indexOf(": ")));
    assertEquals(true, first.contains(fragment), first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://mcp.portkey.ai/w/s/mcp", "https://MCP.Portkey.ai:8443", URL})
  void url_allowedHost_isRead(String url) {
    String text = GoodServers.with(URL, "'" + url + "'");
    assertEquals(URI.create(url), GoodServers.read(text).getFirst().url());
  }

  @Test
  void allowedMcpHost_isNotAllowedForPort() {
    GoodProfile.assertProblem(
        "1:29",
        "mcp_url names a host that is not one of Port's",
        GoodServers.with("region: eu", "region: eu, mcp_url: https://mcp.portkey.ai/v1"),
        GoodServers.SCOPE);
  }

  @Test
  void loopback_ifPermitted_isRead() {
    PolicyScope loopback = new PolicyScope(GoodServers.SCOPE.issuers(), Set.of(), true);
    String text =
        GoodServers.TEXT
            .replace("https://mcp.portkey.ai", "http://127.0.0.1:8080")
            .replace("https://mcp.acme.example", "http://localhost");
    assertEquals(2, GoodProfile.read(text, loopback).mcp().servers().size());
  }
}
