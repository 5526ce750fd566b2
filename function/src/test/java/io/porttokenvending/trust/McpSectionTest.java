package io.porttokenvending.trust;

import static io.porttokenvending.trust.GoodProfile.bad;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class McpSectionTest {
  private static final String ACTIONS = "[run_check]";
  private static final String TOOLS = "[list_blueprints, list_entities]";
  private static final String WORKSPACE = "server: workspace";

  static Stream<Arguments> sectionsWithOneProblem() {
    return Stream.of(
        bad("8:11", "server must be a letter, then up to 63", "server: port", "server: \"9port\""),
        bad("8:11", "server must be a letter, then up to 63", "server: port", "server: \"_port\""),
        bad("8:11", "server must be a letter, then up to 63", "server: port", "server: port.io"),
        bad("8:11", "server must be a letter, then up to 63", "server: port", "server: port io"),
        bad("8:11", "server must be a letter, then up to 63", "server: port", "server: p\u00f6rt"),
        bad("8:11", "server must be a letter", "server: port", "server: p" + "o".repeat(64)),
        bad("8:11", "server must not be workspace: Claude Code", "server: port", WORKSPACE),
        bad("8:11", "server must not be prototype: Qwen", "server: port", "server: prototype"),
        bad("8:11", "server must not be empty", "server: port", "server: ''"),
        bad("8:11", "server must be a string", "server: port", "server: 5"),
        bad("9:14", "read_only must be true or false", "true", "yes"),
        bad("9:14", "read_only must be true or false", "true", "'true'"),
        bad("9:14", "read_only must be true or false", "true", "True"),
        bad("9:14", "read_only must be true or false", "true", "on"),
        bad("9:14", "read_only must be true or false", "true", "1"),
        bad("9:14", "read_only must be true or false", "true", "[true]"),
        bad("9:13", "read_only must be true or false", "read_only: true", "read_only:"),
        bad("10:20", "allowed_actions must be a list", ACTIONS, "run_check"),
        bad("10:20", "allowed_actions must be a list", ACTIONS, "'*'"),
        bad("10:20", "allowed_actions must be a list", ACTIONS, "{run_check: true}"),
        bad("10:21", "an entry of allowed_actions", ACTIONS, "['*']"),
        bad("10:21", "an entry of allowed_actions", ACTIONS, "['run_check,delete_all']"),
        bad("10:21", "an entry of allowed_actions", ACTIONS, "['run check']"),
        bad("10:21", "an entry of allowed_actions", ACTIONS, "[\"a\\r\\nx: y\"]"),
        bad("10:21", "an entry of allowed_actions", ACTIONS, "[\"a\\0\"]"),
        bad("10:21", "an entry of allowed_actions", ACTIONS, "[run_ch\u00e9ck]"),
        bad("10:21", "an entry of allowed_actions", ACTIONS, "[" + "a".repeat(129) + "]"),
        bad("10:21", "an entry of allowed_actions must not be empty", ACTIONS, "['']"),
        bad("10:21", "an entry of allowed_actions must be a string", ACTIONS, "[5]"),
        bad("10:21", "an entry of allowed_actions must be a string", ACTIONS, "[[a]]"),
        bad("10:24", "'a' is listed twice in allowed_actions", ACTIONS, "[a, a]"),
        bad("11:10", "tools must be a list", TOOLS, "list_entities"),
        bad("11:11", "an entry of tools", TOOLS, "['*']"),
        bad("11:11", "an entry of tools", TOOLS, "['list_*']"),
        bad("11:11", "an entry of tools", TOOLS, "['list_blueprints,run_action']"),
        bad("11:11", "an entry of tools", TOOLS, "[" + "a".repeat(129) + "]"),
        bad("11:11", "an entry of tools", TOOLS, "['calendar/updateEvent']"),
        bad("11:11", "an entry of tools", TOOLS, "['Bash(rm)']"),
        bad("11:14", "'a' is listed twice in tools", TOOLS, "[a, a]"),
        bad("11:3", "unknown key 'Tools' in mcp", "tools:", "Tools:"),
        bad("12:12", "servers must be a mapping", TOOLS, TOOLS + "\n  servers: [linear]"));
  }

  @ParameterizedTest
  @MethodSource("sectionsWithOneProblem")
  void section_withOneProblem_isReportedAtPosition(
      String at, String fragment, String piece, String replacement) {
    GoodProfile.assertProblem(at, fragment, piece, replacement);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p",
        "Port_2-x",
        "azAZ09",
        "Az",
        "Za",
        "za",
        "p234567890123456789012345678901234567890123456789012345678901234"
      })
  void serverName_upToMaximumLength_isRead(String server) {
    Profile profile = GoodProfile.read(GoodProfile.with("server: port", "server: " + server));
    assertEquals(server, profile.mcp().server());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Workspace", "workspaces", "computer_use", "Claude-In-Chrome"})
  void serverName_similarToReservedName_isRead(String server) {
    Profile profile = GoodProfile.read(GoodProfile.with("server: port", "server: " + server));
    assertEquals(server, profile.mcp().server());
  }

  @Test
  void tool_withDot_isRead() {
    Profile profile = GoodProfile.read(GoodProfile.with(TOOLS, "[calendar.updateEvent]"));
    assertEquals(List.of("calendar.updateEvent"), profile.mcp().tools());
  }

  @Test
  void readOnly_false_isRead() {
    assertEquals(false, GoodProfile.read(GoodProfile.with("true", "false")).mcp().readOnly());
  }

  @Test
  void lists_emptyOrAbsent_areRead() {
    assertEquals(List.of(), GoodProfile.read(GoodProfile.with(TOOLS, "[]")).mcp().tools());
    assertEquals(
        List.of(),
        GoodProfile.read(GoodProfile.with("  allowed_actions: [run_check]\n", ""))
            .mcp()
            .allowedActions());
  }

  @Test
  void readOnly_absentFromASection_isTrue() {
    Profile profile = GoodProfile.read(GoodProfile.with("  read_only: true\n", ""));
    assertEquals(true, profile.mcp().readOnly());
    assertEquals("Profile[reader]", profile.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 128})
  void tool_nameAtMaximumLength_isRead(int length) {
    String tool = "t".repeat(length);
    Profile profile = GoodProfile.read(GoodProfile.with(TOOLS, "[" + tool + "]"));
    assertEquals(List.of(tool), profile.mcp().tools());
  }

  @Test
  void actions_withPortsPunctuation_areRead() {
    String actions = "[run_check, 'a@b.c/d:e=f+g-h']";
    assertEquals(
        List.of("run_check", "a@b.c/d:e=f+g-h"),
        GoodProfile.read(GoodProfile.with(ACTIONS, actions)).mcp().allowedActions());
  }
}
