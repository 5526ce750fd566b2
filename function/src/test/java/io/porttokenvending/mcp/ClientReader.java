package io.porttokenvending.mcp;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads configuration files as each agent does, and returns the sent headers of each server. */
final class ClientReader {
  private static final Pattern BRACES = Pattern.compile("\\$\\{([^}]+)}");
  private static final Pattern BRACES_OR_NAME = Pattern.compile("\\$(?:\\{([^}]+)}|(\\w+))");
  private static final Pattern BARE_ENV = Pattern.compile("\\{env:([^}]+)}");
  private static final Pattern SECRETS = Pattern.compile("\\$\\{\\{\\s*secrets\\.([^}\\s]+)\\s*}}");
  private static final Pattern BRIDGE_HEADER = Pattern.compile("([A-Za-z0-9_-]+):\\s*(.*)");
  private static final ObjectMapper JSON = new JsonMapper();
  private static final ObjectMapper TOML = new TomlMapper();

  private ClientReader() {}

  static Map<String, Map<String, String>> read(
      AgentClient client, String content, Map<String, String> env) {
    return switch (client) {
      case OPENCODE -> {
        String text = expand(BARE_ENV, content, env);
        assertFalse(text.contains("{file:"), "would be a file's content");
        yield headers(json(text).path("mcp"), BARE_ENV, env);
      }
      case CONTINUE -> listed(expand(SECRETS, content, env));
      case CODEX -> codex(content, env);
      case MCP_REMOTE -> bridged(json(content).path("mcpServers"), env);
      default -> {
        ExpectedAgent agent = ExpectedAgent.of(client);
        Pattern variables = Pattern.compile(agent.fact("variables"));
        yield headers(json(content).at(agent.fact("servers")), variables, env);
      }
    };
  }

  /** Reads the document of every response as the agent with the most expansions does. */
  static Map<String, Map<String, String>> common(JsonNode document, Map<String, String> env) {
    return headers(document.path("mcpServers"), BRACES_OR_NAME, env);
  }

  private static Map<String, Map<String, String>> headers(
      JsonNode servers, Pattern variable, Map<String, String> env) {
    Map<String, Map<String, String>> read = new LinkedHashMap<>();
    for (var server : servers.properties()) {
      Map<String, String> headers = texts(server.getValue().path("headers"));
      headers.replaceAll((name, text) -> expand(variable, text, env));
      read.put(server.getKey(), headers);
    }
    return read;
  }

  private static Map<String, Map<String, String>> listed(String content) {
    JsonNode root =
        JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(content));
    Map<String, Map<String, String>> read = new LinkedHashMap<>();
    for (JsonNode server : root.path("mcpServers")) {
      read.put(server.path("name").textValue(), texts(server.at("/requestOptions/headers")));
    }
    return read;
  }

  private static Map<String, Map<String, String>> codex(String content, Map<String, String> env) {
    Map<String, Map<String, String>> read = new LinkedHashMap<>();
    for (var server : parse(TOML, content).path("mcp_servers").properties()) {
      Map<String, String> headers = texts(server.getValue().path("http_headers"));
      texts(server.getValue().path("env_http_headers"))
          .forEach((name, variable) -> headers.put(name, env.getOrDefault(variable, "")));
      JsonNode bearer = server.getValue().path("bearer_token_env_var");
      if (bearer.isTextual()) {
        headers.put("Authorization", "Bearer " + env.get(bearer.textValue()));
      }
      read.put(server.getKey(), headers);
    }
    return read;
  }

  private static Map<String, Map<String, String>> bridged(
      JsonNode servers, Map<String, String> outer) {
    Map<String, Map<String, String>> read = new LinkedHashMap<>();
    for (var server : servers.properties()) {
      Map<String, String> env = new HashMap<>(outer);
      env.putAll(texts(server.getValue().path("env")));
      Map<String, String> headers = new LinkedHashMap<>();
      JsonNode args = server.getValue().path("args");
      for (int i = 0; i + 1 < args.size(); i++) {
        Matcher header = BRIDGE_HEADER.matcher(args.path(i + 1).textValue());
        if (args.path(i).textValue().equals("--header") && header.matches()) {
          headers.put(header.group(1), expand(BRACES, header.group(2), env));
        }
      }
      read.put(server.getKey(), headers);
    }
    return read;
  }

  private static Map<String, String> texts(JsonNode members) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (var member : members.properties()) {
      texts.put(member.getKey(), member.getValue().textValue());
    }
    return texts;
  }

  /** Expands variables; as in the agents, an unset variable is empty. */
  private static String expand(Pattern variable, String text, Map<String, String> env) {
    return variable
        .matcher(text)
        .replaceAll(match -> {
          boolean second = match.group(1) == null;
          return Matcher.quoteReplacement(env.getOrDefault(match.group(second ? 2 : 1), ""));
        });
  }

  private static JsonNode json(String content) {
    return parse(JSON, content);
  }

  private static JsonNode parse(ObjectMapper mapper, String content) {
    try {
      return mapper.readTree(content);
    } catch (IOException e) {
      throw new UncheckedIOException(content, e);
    }
  }
}
