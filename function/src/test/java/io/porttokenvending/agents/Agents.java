package io.porttokenvending.agents;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every program that works without a login, with its setting that disables telemetry. */
final class Agents {
  private static final String PROMPT = "List all blueprints.";

  private static final String INSPECTOR = "MCP Inspector";

  private Agents() {}

  static List<Agent> all() {
    return List.of(
        claude()
            .named("claude-code, project file")
            .runs(
                "claude",
                "-p",
                PROMPT,
                "--settings",
                "{\"enableAllProjectMcpServers\":true}",
                "--allowedTools",
                "{tools}"),
        claude()
            .named("claude-code, --mcp-config")
            .at("~/port.json")
            .runs(
                "claude",
                "-p",
                PROMPT,
                "--strict-mcp-config",
                "--mcp-config",
                "{home}/port.json",
                "--allowedTools",
                "{tools}"),
        codex()
            .named("codex, trusted project")
            .file(
                "~/.codex/config.toml", "[projects.\"{workspace}\"]\ntrust_level = \"trusted\"\n"),
        codex().named("codex, home").at("~/.codex/config.toml"),
        gemini(),
        copilot(),
        opencode(),
        qwen().named("qwen-code, approved project").before("qwen", "mcp", "approve", "--all"),
        qwen().named("qwen-code, home").at("~/.qwen/settings.json"),
        cline(),
        continueCli(),
        amp(),
        inspector(),
        mcpRemote());
  }

  /** Those that read variables: neither Cline nor the Inspector does. */
  static List<Agent> takingReferences() {
    return all().stream()
        .filter(agent -> !agent.name().equals("cline") && !agent.name().equals(INSPECTOR))
        .toList();
  }

  /** What brings every agent of an example to the model, and keeps it quiet. */
  static Map<String, String> loopback() {
    Map<String, String> all = new TreeMap<>();
    List.of(claude(), gemini(), copilot(), opencode())
        .forEach(agent -> all.putAll(agent.environment()));
    // Examples set these two themselves.
    all.keySet().removeAll(List.of("MCP_CONNECTION_NONBLOCKING", "GEMINI_CLI_TRUST_WORKSPACE"));
    all.put("GEMINI_MODEL", "gemini-2.5-flash");
    return all;
  }

  private static Agent claude() {
    return Agent.of("claude-code")
        .set("ANTHROPIC_BASE_URL", "{model}")
        .set("ANTHROPIC_API_KEY", "none")
        .set("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1")
        .set("DISABLE_AUTOUPDATER", "1")
        // Else the one turn may be over before the server is connected, and names no tool of it.
        .set("MCP_CONNECTION_NONBLOCKING", "0")
        .set("ENABLE_TOOL_SEARCH", "false");
  }

  static Agent codex() {
    return Agent.of("codex")
        .set("OPENAI_API_KEY", "none")
        .runs(
            "codex",
            "exec",
            "--skip-git-repo-check",
            "-c",
            "model=loopback",
            "-c",
            "model_provider=loopback",
            "-c",
            "model_providers.loopback={name=\"loopback\",base_url=\"{model}/v1\",wire_api=\"responses\"}",
            "-c",
            "check_for_update_on_startup=false",
            "-c",
            "analytics.enabled=false",
            PROMPT)
        .filtering();
  }

  private static Agent gemini() {
    return Agent.of("gemini-cli")
        .set("GEMINI_API_KEY", "none")
        .set("GOOGLE_GEMINI_BASE_URL", "{model}")
        .set("GEMINI_CLI_TRUST_WORKSPACE", "true")
        .set("GEMINI_TELEMETRY_ENABLED", "false")
        .file(
            "~/.gemini/settings.json",
            """
            {"security": {"auth": {"selectedType": "gemini-api-key"}},
             "privacy": {"usageStatisticsEnabled": false}, "general": {"enableAutoUpdate": false}}
            """)
        .runs("gemini", "-m", "gemini-2.5-flash", "-p", PROMPT, "--allowed-tools", "{tools}")
        .filtering();
  }

  private static Agent copilot() {
    return Agent.of("copilot-cli")
        .set("COPILOT_OFFLINE", "true")
        .set("COPILOT_PROVIDER_TYPE", "openai")
        .set("COPILOT_PROVIDER_BASE_URL", "{model}/v1")
        .set("COPILOT_PROVIDER_API_KEY", "none")
        .set("COPILOT_MODEL", "loopback")
        .runs(
            "copilot",
            "--no-auto-update",
            "--disable-builtin-mcps",
            "--allow-tool",
            "{tools}",
            "-p",
            PROMPT)
        .filtering();
  }

  private static Agent opencode() {
    return Agent.of("opencode")
        .set("OPENCODE_DISABLE_AUTOUPDATE", "1")
        .set("OPENCODE_DISABLE_MODELS_FETCH", "1")
        .set("OPENCODE_DISABLE_LSP_DOWNLOAD", "1")
        .set("OPENCODE_DISABLE_DEFAULT_PLUGINS", "1")
        .set(
            "OPENCODE_CONFIG_CONTENT",
            """
            {"share": "disabled", "model": "loopback/loopback", "small_model": "loopback/loopback",
             "provider": {"loopback": {"npm": "@ai-sdk/openai-compatible", "models": {"loopback": {}},
               "options": {"baseURL": "{model}/v1", "apiKey": "none"}}}}
            """)
        .runs("opencode", "run", PROMPT)
        .filtering();
  }

  private static Agent qwen() {
    return Agent.of("qwen-code")
        .set("OPENAI_API_KEY", "none")
        .set("OPENAI_BASE_URL", "{model}/v1")
        .set("OPENAI_MODEL", "loopback")
        .set("QWEN_CODE_DISABLE_AUTO_UPDATE", "1")
        .runs("qwen", "--auth-type", "openai", "-p", PROMPT, "--allowed-tools", "{tools}")
        // Its model has to search for a tool before it may call one.
        .onlyLists();
  }

  private static Agent cline() {
    return Agent.of("cline")
        .set("CLINE_TELEMETRY_DISABLED", "1")
        .set("CLINE_NO_AUTO_UPDATE", "1")
        .runs(
            "cline",
            "auth",
            "-p",
            "openai-compatible",
            "-k",
            "none",
            "-m",
            "loopback",
            "-b",
            "{model}/v1")
        .runs("cline", PROMPT);
  }

  private static Agent continueCli() {
    return Agent.of("continue")
        .set("CONTINUE_TELEMETRY_ENABLED", "0")
        .with(
            """
            models:
              - name: loopback
                provider: openai
                model: loopback
                apiBase: {model}/v1
                apiKey: none
                roles: [chat]
                capabilities: [tool_use]
            """)
        .runs("cn", "-p", PROMPT, "--config", "{home}/.continue/config.yaml");
  }

  private static Agent amp() {
    return Agent.of("amp")
        .set("AMP_URL", "{model}")
        .set("AMP_API_KEY", "none")
        .set("AMP_SKIP_UPDATE_CHECK", "1")
        .runs("amp", "--mcp-config", "amp-mcp.json", "mcp", "doctor")
        .onlyLists();
  }

  private static Agent inspector() {
    return Agent.of("claude-code")
        .named(INSPECTOR)
        .runs(inspect("linear"))
        .runs(inspect("port"))
        .onlyLists();
  }

  private static String[] inspect(String server) {
    return new String[] {
      "mcp-inspector",
      "--cli",
      "--config",
      ".mcp.json",
      "--server",
      server,
      "--method",
      "tools/list"
    };
  }

  private static Agent mcpRemote() {
    return Agent.of("mcp-remote").runs("node", "{programs}/bridge.mjs", "mcp.json");
  }
}
