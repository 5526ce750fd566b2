package io.porttokenvending.mcp;

import io.porttokenvending.mcp.HeaderValue.Confidential;
import io.porttokenvending.secret.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Codex's TOML. It expands nothing inside a value: a header either stands there, or a variable's
 * name does, whose content is then the whole header, but for a bearer's, which is the token alone.
 */
final class CodexFile {
  private final List<McpServer> servers;
  private final VariableNames wholes;

  CodexFile(List<McpServer> servers) {
    this.servers = servers;
    this.wholes = new VariableNames(servers, Confidential.byVariable(servers).keySet());
  }

  String render(SecretForm form) {
    return String.join("\n", servers.stream().map(server -> table(server, form)).toList());
  }

  /** The whole values that have variables of their own, because a secret's holds only a part. */
  Map<String, Secret> env() {
    Map<String, Secret> env = new TreeMap<>();
    for (McpServer server : servers) {
      server
          .headers()
          .forEach((header, value) -> {
            if (value instanceof Confidential secret && needsWhole(header, secret)) {
              env.put(wholes.of(server.name(), header), secret.whole());
            }
          });
    }
    return env;
  }

  private String table(McpServer server, SecretForm form) {
    TomlTable table = new TomlTable("mcp_servers", server.name());
    table.put("url", server.url().toString());
    // A run that lost its server would otherwise go on without it and end well.
    table.put("required", true);
    if (!server.tools().isEmpty()) {
      table.put("enabled_tools", server.tools());
    }
    Map<String, String> literal = new LinkedHashMap<>();
    Map<String, String> variable = new LinkedHashMap<>();
    server
        .headers()
        .forEach((header, value) -> {
          if (form == SecretForm.EMBEDDED || !(value instanceof Confidential secret)) {
            literal.put(header, value.text());
          } else if (isBearer(header, secret)) {
            table.put("bearer_token_env_var", secret.variable());
          } else if (needsWhole(header, secret)) {
            variable.put(header, wholes.of(server.name(), header));
          } else {
            variable.put(header, secret.variable());
          }
        });
    table.put("http_headers", literal);
    table.put("env_http_headers", variable);
    return table.text();
  }

  private static boolean needsWhole(String header, Confidential value) {
    return !value.prefix().isEmpty() && !isBearer(header, value);
  }

  private static boolean isBearer(String header, Confidential value) {
    return header.equalsIgnoreCase("Authorization") && value.prefix().equals("Bearer ");
  }
}
